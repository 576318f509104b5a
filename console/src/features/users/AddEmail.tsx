import { graph } from '../../graph/client';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/**
 * Says where somebody gets codes by mail; it takes the place of the address before.
 *
 * @param path what they sign in with
 */
export function AddEmail({ path, close }: { path: string; close: () => void }) {
  const draft = useDraft(`email.${path}`, { address: '' });
  const notify = useNotify();
  return (
    <FormDialog
      title="Add email"
      draft={draft}
      submit="Add"
      wrong={draft.values.address.trim() ? undefined : 'Say which address.'}
      send={({ address }) => graph.create(`${path}/emailMethods`, { emailAddress: address.trim() })}
      done={() => notify('Added.')}
      close={close}
    >
      <TextField
        label="Email"
        hint="Codes to sign in with are sent there. Be sure that it is theirs."
        type="email"
        required
        value={draft.values.address}
        onChange={(address) => draft.set({ address })}
      />
    </FormDialog>
  );
}
