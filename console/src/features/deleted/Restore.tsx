import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type DeletedItem } from '../../graph/types.gen';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useOneByOne } from '../../ui/useOneByOne';
import { useDraft } from '../../ui/useDraft';

interface Props<T> {
  /** What it was asked for, and what is left of it when one was refused. */
  items: readonly T[];
  left: readonly T[];
  rest: (left: T[]) => void;
  told: string;
  done: () => void;
  close: () => void;
}

/** Brings back what was deleted. A single user may come back under another name, where the old one is somebody else's by now. */
export function Restore<T extends DeletedItem>({ items, left, rest, told, done, close }: Props<T>) {
  const draft = useDraft(`restore.${items.map((it) => it.id).join()}`, { name: '' });
  const [oneByOne, progress] = useOneByOne('Restored');
  const only = items.length === 1 ? items[0] : undefined;
  const user = only && 'userPrincipalName' in only ? only : undefined;
  return (
    <FormDialog
      title={`Restore ${told}?`}
      draft={draft}
      submit="Restore"
      send={({ name }) =>
        oneByOne(
          left,
          (it) => graph.act(`${at.deletedItem}/${it.id}/restore`, user && name.trim() ? { newUserPrincipalName: name.trim() } : {}),
          rest,
        )
      }
      done={done}
      close={close}
    >
      <Text>Memberships and ownerships that were given by hand, or by an access package that still runs, come back. Activations do not.</Text>
      {user && (
        <TextField
          label="New user principal name"
          hint={`Only where ${user.userPrincipalName} is somebody else’s by now`}
          value={draft.values.name}
          onChange={(name) => draft.set({ name })}
        />
      )}
      {progress}
    </FormDialog>
  );
}
