import { graph } from '../../graph/client';
import { type AccessPackage, at } from '../../graph/types.gen';
import { LongTextField, SwitchField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** Changes what an access package is called and whether it is found. */
export function EditAccessPackage({ it, close }: { it: AccessPackage; close: () => void }) {
  const draft = useDraft(`package.${it.id}`, { name: it.displayName, description: it.description ?? '', isHidden: it.isHidden ?? false });
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <FormDialog
      title="Edit access package"
      draft={draft}
      submit="Save"
      wrong={values.name.trim() ? undefined : 'Give the access package a name.'}
      send={({ name, description, isHidden }) =>
        graph.update(`${at.accessPackage}/${it.id}`, {
          displayName: name.trim(),
          description: description.trim() || null,
          isHidden,
        })
      }
      done={() => notify('Saved.')}
      close={close}
    >
      <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
      <LongTextField label="Description" value={values.description} onChange={(description) => set({ description })} />
      <SwitchField
        label="Hidden"
        hint="Only who has its link finds it."
        value={values.isHidden}
        onChange={(isHidden) => set({ isHidden })}
      />
    </FormDialog>
  );
}
