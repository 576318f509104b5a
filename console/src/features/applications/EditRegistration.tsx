import { useState } from 'react';
import { graph } from '../../graph/client';
import { type Application, at } from '../../graph/types.gen';
import { LongTextField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useNotify } from '../../ui/notify';
import { useDraft } from '../../ui/useDraft';

/** Changes what an application is called and what is noted about it; what was left as it was is not sent. */
export function EditRegistration({ application, close }: { application: Application; close: () => void }) {
  const [stored] = useState({
    name: application.displayName,
    description: application.description ?? '',
    notes: application.notes ?? '',
  });
  const draft = useDraft(`application.${application.id}`, stored);
  const { values, set } = draft;
  const notify = useNotify();
  return (
    <FormDialog
      title="Branding & properties"
      draft={draft}
      submit="Save"
      wrong={values.name.trim() ? undefined : 'Give the application a name.'}
      send={(it) =>
        graph.update(`${at.application}/${application.id}`, {
          ...(it.name === stored.name ? {} : { displayName: it.name.trim() }),
          ...(it.description === stored.description ? {} : { description: it.description.trim() || null }),
          ...(it.notes === stored.notes ? {} : { notes: it.notes.trim() || null }),
        })
      }
      done={() => notify('Saved.')}
      close={close}
    >
      <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
      <LongTextField label="Description" value={values.description} onChange={(description) => set({ description })} />
      <LongTextField label="Internal note" hint="For administrators: who to ask about it" value={values.notes} onChange={(notes) => set({ notes })} />
    </FormDialog>
  );
}
