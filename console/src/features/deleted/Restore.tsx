import { Text } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type DeletedItem } from '../../graph/types.gen';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { oneByOne } from '../../ui/oneByOne';
import { useDraft } from '../../ui/useDraft';

interface Props {
  items: DeletedItem[];
  told: string;
  /** Takes note of the ids of those that are left when one is refused. */
  rest: (left: string[]) => void;
  done: () => void;
  close: () => void;
}

/** Brings back what was deleted. A single user may come back under another name, where the old one is somebody else's by now. */
export function Restore({ items, told, rest, done, close }: Props) {
  const ids = items.map((it) => it.id);
  const draft = useDraft(`restore.${ids.join()}`, { name: '' });
  const only = items.length === 1 ? items[0] : undefined;
  const user = only && 'userPrincipalName' in only ? only : undefined;
  return (
    <FormDialog
      title={`Restore ${told}?`}
      draft={draft}
      submit="Restore"
      send={({ name }) =>
        oneByOne(ids, rest, (id) =>
          graph.act(`${at.deletedItem}/${id}/restore`, user && name.trim() ? { newUserPrincipalName: name.trim() } : {}),
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
    </FormDialog>
  );
}
