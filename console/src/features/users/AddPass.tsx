import { graph } from '../../graph/client';
import type { TemporaryAccessPassAuthenticationMethod as Pass } from '../../graph/types.gen';
import { millis } from '../../ui/duration';
import { DurationField, InstantField, SwitchField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useDraft } from '../../ui/useDraft';

const MINUTE = 60_000;

/** What a pass may last, in minutes: ten to thirty days. */
const SHORTEST = 10;
const LONGEST = 43_200;

/**
 * Gives somebody a Temporary Access Pass; it takes the place of one they have.
 *
 * @param path what they sign in with
 */
export function AddPass({ path, close, done }: { path: string; close: () => void; done: (pass: string) => void }) {
  const draft = useDraft(`pass.${path}`, { start: '', lifetime: 'PT1H', isUsableOnce: true });
  const { values, set } = draft;
  const minutes = Math.round(millis(values.lifetime) / MINUTE);
  return (
    <FormDialog
      title="Add Temporary Access Pass"
      draft={draft}
      submit="Add"
      wrong={minutes >= SHORTEST && minutes <= LONGEST ? undefined : 'It lasts from 10 minutes to 30 days.'}
      send={({ start, isUsableOnce }) =>
        graph.create<Pass>(`${path}/temporaryAccessPassMethods`, {
          lifetimeInMinutes: minutes,
          isUsableOnce,
          ...(start ? { startDateTime: start } : {}),
        })
      }
      done={(it) => done(it.temporaryAccessPass ?? '')}
      close={close}
    >
      <InstantField label="Delayed start" hint="At once when left empty" value={values.start} onChange={(start) => set({ start })} />
      <DurationField label="Activation duration" hint="From 10 minutes to 30 days" required value={values.lifetime} onChange={(lifetime) => set({ lifetime })} />
      <SwitchField
        label="One-time use"
        hint="It can be used once. Without, as often as needed while it lasts."
        value={values.isUsableOnce}
        onChange={(isUsableOnce) => set({ isUsableOnce })}
      />
    </FormDialog>
  );
}
