import type { AccessPackage } from '../../graph/types.gen';
import { ChoiceField, DurationField, InstantField, SwitchField } from '../../ui/fields';
import { Section } from '../../ui/Section';
import { eligibleRole, OutliveWarning } from './OutliveWarning';
import { expirationOf, type PolicyValues } from './policy';
import type { PolicyStep } from './PolicyPage';
import { useResourceRoles } from './usePackage';

/** The fourth step: how long assignments last. */
export function PolicyLifetime({ values, set, it }: PolicyStep & { it: AccessPackage }) {
  const roles = useResourceRoles(it);
  const eligible = roles.rows.flatMap((one) => eligibleRole(one.role?.originId, one.role?.resource?.displayName) ?? []);
  return (
    <Section title="Expiration">
      <ChoiceField<PolicyValues['lifetime']>
        label="Access package assignments expire"
        value={values.lifetime}
        onChange={(lifetime) => set({ lifetime })}
        options={[
          { value: 'afterDuration', text: 'After a number of days or hours' },
          { value: 'afterDateTime', text: 'On a date' },
          { value: 'noExpiration', text: 'Never' },
        ]}
      />
      {values.lifetime === 'afterDuration' && (
        <DurationField
          label="Assignments expire after"
          required
          units={['days', 'hours']}
          value={values.duration}
          onChange={(duration) => set({ duration })}
        />
      )}
      {values.lifetime === 'afterDateTime' && (
        <InstantField label="Assignments expire on" required value={values.end} onChange={(end) => set({ end })} />
      )}
      {eligible.map((role) => (
        <OutliveWarning
          key={`${role.access}${role.groupId}`}
          role={role}
          policies={[{ displayName: values.name.trim() || 'This policy', expiration: expirationOf(values) }]}
        />
      ))}
      <SwitchField
        label="Users can request a specific timeline"
        hint="They choose when their access starts and ends, within what is set above."
        value={values.mayChooseTime}
        onChange={(mayChooseTime) => set({ mayChooseTime })}
      />
      <SwitchField
        label="Do not tell people about their assignments by mail"
        value={values.isQuiet}
        onChange={(isQuiet) => set({ isQuiet })}
      />
    </Section>
  );
}
