import { graph } from '../../graph/client';
import { at, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { useOneByOne } from '../../ui/useOneByOne';
import { useDraft } from '../../ui/useDraft';

/** Gives a directory role to people, or to groups that can hold roles. */
export function AddAssignments({ role, close }: { role: Definition; close: () => void }) {
  const draft = useDraft(`role.${role.id}`, { chosen: [] as Principal[] });
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Added');
  return (
    <FormDialog
      title={`Add assignments to ${role.displayName}`}
      draft={draft}
      submit="Add"
      wrong={draft.values.chosen.length ? undefined : 'Choose somebody first.'}
      send={({ chosen }) =>
        oneByOne(
          chosen,
          (one) => graph.create(at.directoryRoleAssignment, { roleDefinitionId: role.id, principalId: one.id, directoryScopeId: '/' }),
          (left) => draft.set({ chosen: left }),
        )
      }
      done={() => notify(`They are ${role.displayName} now.`)}
      close={close}
    >
      <PrincipalPicker
        label="Members"
        hint="Of groups, those that roles can be assigned to"
        required
        kinds={['user', 'group']}
        groups="isAssignableToRole eq true"
        value={draft.values.chosen}
        onChange={(chosen) => draft.set({ chosen })}
      />
      {progress}
    </FormDialog>
  );
}
