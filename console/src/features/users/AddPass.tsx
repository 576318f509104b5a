import { graph } from '../../graph/client';
import type { TemporaryAccessPassAuthenticationMethod as Pass } from '../../graph/types.gen';
import { millis } from '../../ui/duration';
import { DurationField, InstantField, SwitchField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useDraft } from '../../ui/useDraft';

const MINUTE = 60_000;

/**
 * Gives somebody a Temporary Access Pass; it takes the place of one they have.
 *
 * @param path what they sign in with
 */
export function AddPass({ path, close, done }: { path: string; close: () => void; done: (pass: string) => void }) {
  const draft = useDraft(`pass.${path}`, { start: '', lifetime: '', isUsableOnce: true });
  const { values, set } = draft;
  return (
    <FormDialog
      title="Add Temporary Access Pass"
      draft={draft}
      submit="Add"
      send={({ start, lifetime, isUsableOnce }) =>
        graph.create<Pass>(`${path}/temporaryAccessPassMethods`, {
          isUsableOnce,
          ...(start ? { startDateTime: start } : {}),
          ...(lifetime ? { lifetimeInMinutes: Math.round(millis(lifetime) / MINUTE) } : {}),
        })
      }
      done={(it) => done(it.temporaryAccessPass ?? '')}
      close={close}
    >
      <InstantField label="Delayed start" hint="At once when left empty" value={values.start} onChange={(start) => set({ start })} />
      <DurationField label="Activation duration" hint="As long as the organization's policy says when left empty" value={values.lifetime} onChange={(lifetime) => set({ lifetime })} />
      <SwitchField
        label="One-time use"
        hint="It can be used once. Without, as often as needed while it lasts."
        value={values.isUsableOnce}
        onChange={(isUsableOnce) => set({ isUsableOnce })}
      />
    </FormDialog>
  );
}
