import { graph } from '../../graph/client';
import { METHOD_CONFIGURATIONS } from '../../graph/paths';
import type { TemporaryAccessPassAuthenticationMethodConfiguration as PassMethod } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { iso, millis } from '../../ui/duration';
import { DurationField, NumberField, SwitchField } from '../../ui/fields';
import { useNotify } from '../../ui/notify';
import { ResourceForm } from '../../ui/ResourceForm';
import { Section } from '../../ui/Section';
import { useDraft } from '../../ui/useDraft';

const MINUTE = 60_000;

/** What the draft of the settings is called. */
export const PASS_DRAFT = 'access-pass-settings';

/** What passes are like, as a form has it: durations as ISO 8601 says them. */
interface PassValues {
  isEnabled: boolean;
  least: string;
  most: string;
  usual: string;
  length: string;
  isUsableOnce: boolean;
}

function valuesOf(it: PassMethod): PassValues {
  const duration = (minutes: number | null) => iso((minutes ?? 0) * MINUTE);
  return {
    isEnabled: it.state === 'enabled',
    least: duration(it.minimumLifetimeInMinutes),
    most: duration(it.maximumLifetimeInMinutes),
    usual: duration(it.defaultLifetimeInMinutes),
    length: String(it.defaultLength ?? ''),
    isUsableOnce: it.isUsableOnce ?? false,
  };
}

/** What has to be mended first; the limits themselves the server knows. */
function wrongWith({ least, most, usual, length }: PassValues): string | undefined {
  return !least || !most || !usual
    ? 'Say how long a pass lasts.'
    : millis(least) > millis(most)
      ? 'The longest must not be shorter than the shortest.'
      : millis(usual) < millis(least) || millis(usual) > millis(most)
        ? 'What is usual must lie between the shortest and the longest.'
        : length
          ? undefined
          : 'Say how many characters a pass has.';
}

/** What Temporary Access Passes are like, and whether there are any. */
export function PassSettings({ pass }: { pass: PassMethod }) {
  const stored = valuesOf(pass);
  const draft = useDraft<PassValues>(PASS_DRAFT, stored);
  const { values, set } = draft;
  const mayChange = allows(pass, 'update');
  const notify = useNotify();
  const fields = (
    <fieldset disabled={!mayChange} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Section title="Temporary Access Pass">
        <SwitchField
          label="Enabled"
          hint="While they are disabled nobody is given one, and those there are count no more."
          value={values.isEnabled}
          onChange={(isEnabled) => set({ isEnabled })}
        />
        <DurationField label="Minimum lifetime" required value={values.least} onChange={(least) => set({ least })} />
        <DurationField label="Maximum lifetime" hint="From 10 minutes to 30 days" required value={values.most} onChange={(most) => set({ most })} />
        <DurationField label="Default lifetime" hint="When whoever gives it does not say" required value={values.usual} onChange={(usual) => set({ usual })} />
        <SwitchField
          label="One-time"
          hint="Each can be used once only."
          value={values.isUsableOnce}
          onChange={(isUsableOnce) => set({ isUsableOnce })}
        />
        <NumberField label="Length" hint="From 8 to 48 characters" required least={8} most={48} value={values.length} onChange={(length) => set({ length })} />
      </Section>
    </fieldset>
  );
  if (!mayChange) {
    return fields;
  }
  const isChanged = JSON.stringify(values) !== JSON.stringify(stored);
  return (
    <ResourceForm
      draft={draft}
      submit="Save settings"
      wrong={wrongWith(values) ?? (isChanged ? undefined : 'Nothing is changed yet.')}
      send={(it) =>
        graph.update(`${METHOD_CONFIGURATIONS}/${pass.id}`, {
          '@odata.type': pass['@odata.type'],
          state: it.isEnabled ? 'enabled' : 'disabled',
          minimumLifetimeInMinutes: millis(it.least) / MINUTE,
          maximumLifetimeInMinutes: millis(it.most) / MINUTE,
          defaultLifetimeInMinutes: millis(it.usual) / MINUTE,
          defaultLength: Number(it.length),
          isUsableOnce: it.isUsableOnce,
        })
      }
      done={() => notify('The settings are saved; they hold for the next pass.')}
      cancel={draft.reset}
    >
      {fields}
    </ResourceForm>
  );
}
