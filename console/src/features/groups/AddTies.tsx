import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type Group } from '../../graph/types.gen';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';

/** Makes people members or owners, for good: what lasts for a while is an assignment of PIM. */
export function AddTies({ group, tie, title, close }: { group: Group; tie: 'members' | 'owners'; title: string; close: () => void }) {
  const draft = useDraft(`ties.${group.id}.${tie}`, { chosen: [] as Principal[] });
  const notify = useNotify();
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <ResourceForm
              draft={draft}
              submit="Add"
              wrong={draft.values.chosen.length ? undefined : 'Choose somebody first.'}
              send={async ({ chosen }) => {
                for (const one of chosen) {
                  await graph.refer(`${at.group}/${group.id}/${tie}`, one.id);
                  draft.set({ chosen: chosen.slice(chosen.indexOf(one) + 1) });
                }
              }}
              done={() => {
                notify('Added.');
                close();
              }}
              cancel={close}
            >
              <PrincipalPicker
                label={tie === 'members' ? 'Members' : 'Owners'}
                required
                kinds={tie === 'members' && group.securityEnabled && !group.isAssignableToRole ? ['user', 'group'] : ['user']}
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
