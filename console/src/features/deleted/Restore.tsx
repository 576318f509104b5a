import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { at, type DeletedItem } from '../../graph/types.gen';
import { TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useOneByOne } from '../../ui/useOneByOne';
import { useDraft } from '../../ui/useDraft';

interface Props<T> {
  /** What it was asked for. */
  items: readonly T[];
  /** Takes note of what is left of it, when one was refused. */
  rest: (left: T[]) => void;
  told: string;
  done: () => void;
  close: () => void;
}

/** Brings back what was deleted. A single user may come back under another name, where the old one is somebody else's by now. */
export function Restore<T extends DeletedItem>({ items, rest, told, done, close }: Props<T>) {
  const draft = useDraft(`restore.${items.map((it) => it.id).join()}`, { name: '' });
  // Of what the title says, whatever else is chosen by now: the way back leads here too.
  const [left, leave] = useState(items);
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
          (more) => {
            leave(more);
            rest(more);
          },
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
