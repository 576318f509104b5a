import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { graph } from '../../graph/client';
import { at, type Group } from '../../graph/types.gen';
import { LongTextField, TextField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';

/** Changes what a group is called. */
export function EditGroup({ group, close }: { group: Group; close: () => void }) {
  const draft = useDraft(`group.${group.id}`, { name: group.displayName, description: group.description ?? '' });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Edit group</DialogTitle>
          <DialogContent>
            <ResourceForm
              draft={draft}
              submit="Save"
              wrong={values.name.trim() ? undefined : 'Give the group a name.'}
              send={(it) =>
                graph.update(`${at.group}/${group.id}`, { displayName: it.name.trim(), description: it.description.trim() || null })
              }
              done={() => {
                notify('Saved.');
                close();
              }}
              cancel={close}
            >
              <TextField label="Group name" required value={values.name} onChange={(name) => set({ name })} />
              <LongTextField label="Group description" value={values.description} onChange={(description) => set({ description })} />
            </ResourceForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
