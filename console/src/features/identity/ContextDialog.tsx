import { graph } from '../../graph/client';
import { type AuthenticationContextClassReference as Context, at } from '../../graph/types.gen';
import { LongTextField, SelectField, SwitchField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** The ids there can be: a rule names one. */
const IDS = Array.from({ length: 99 }, (_, i) => `c${i + 1}`);

/**
 * Makes an authentication context, or changes one.
 *
 * @param taken the ids that are not free
 */
export function ContextDialog({ context, taken, close }: { context?: Context; taken: readonly string[]; close: () => void }) {
  const free = IDS.filter((id) => !taken.includes(id));
  const draft = useDraft(`context.${context?.id ?? 'new'}`, {
    id: context?.id ?? '',
    name: context?.displayName ?? '',
    description: context?.description ?? '',
    isAvailable: context?.isAvailable ?? true,
  });
  const { values, set } = draft;
  const id = free.includes(values.id) || context ? values.id : (free[0] ?? '');
  const notify = useNotify();
  return (
    <FormDialog
      title={context ? 'Edit authentication context' : 'New authentication context'}
      draft={draft}
      submit="Save"
      wrong={values.name.trim() ? undefined : 'Give the authentication context a name.'}
      send={(it) =>
        graph.update(`${at.authenticationContextClassReference}/${id}`, {
          displayName: it.name.trim(),
          description: it.description.trim() || null,
          isAvailable: it.isAvailable,
        })
      }
      done={() => notify('Saved.')}
      close={close}
    >
      <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
      <LongTextField label="Description" value={values.description} onChange={(description) => set({ description })} />
      <SwitchField
        label="Publish to apps"
        hint="Settings can ask for it only while it is published."
        value={values.isAvailable}
        onChange={(isAvailable) => set({ isAvailable })}
      />
      {!context && (
        <SelectField label="ID" hint="It cannot be changed later." value={id} onChange={(next) => set({ id: next })} options={free.map((it) => ({ value: it, text: it }))} />
      )}
    </FormDialog>
  );
}
