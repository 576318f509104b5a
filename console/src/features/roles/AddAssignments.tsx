import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';

/** Gives a directory role to people, or to groups that can hold roles. */
export function AddAssignments({ role, close }: { role: Definition; close: () => void }) {
  const draft = useDraft(`role.${role.id}`, { chosen: [] as Principal[] });
  const notify = useNotify();
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Add assignments to {role.displayName}</DialogTitle>
          <DialogContent>
            <ResourceForm
              draft={draft}
              submit="Add"
              wrong={draft.values.chosen.length ? undefined : 'Choose somebody first.'}
              send={async ({ chosen }) => {
                for (const one of chosen) {
                  await graph.create(at.directoryRoleAssignment, { roleDefinitionId: role.id, principalId: one.id, directoryScopeId: '/' });
                  // Who has it already is not asked for again if the next one is refused.
                  draft.set({ chosen: chosen.slice(chosen.indexOf(one) + 1) });
                }
              }}
              done={() => {
                notify(`They are ${role.displayName} now.`);
                close();
              }}
              cancel={close}
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
            </ResourceForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
