import { graph } from '../../graph/client';
import { at, type Group } from '../../graph/types.gen';
import { LongTextField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** Changes what a group is called. */
export function EditGroup({ group, close }: { group: Group; close: () => void }) {
  const draft = useDraft(`group.${group.id}`, { name: group.displayName, description: group.description ?? '' });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <FormDialog
      title="Edit group"
      draft={draft}
      submit="Save"
      wrong={values.name.trim() ? undefined : 'Give the group a name.'}
      send={(it) =>
        graph.update(`${at.group}/${group.id}`, { displayName: it.name.trim(), description: it.description.trim() || null })
      }
      done={() => notify('Saved.')}
      close={close}
    >
      <TextField label="Group name" required value={values.name} onChange={(name) => set({ name })} />
      <LongTextField label="Group description" value={values.description} onChange={(description) => set({ description })} />
    </FormDialog>
  );
}
