import { DurationField, SwitchField } from '../../ui/fields';
import { Section } from '../../ui/Section';
import type { Editing } from './RoleSettings';

const KINDS = [
  ['Admin_Eligibility', 'eligible'],
  ['Admin_Assignment', 'active'],
] as const;

/** How long administrators may give, and what it takes of them. */
export function AssignmentSettings({ rules, change }: Editing) {
  const admin = rules.enablement('Admin_Assignment');
  const eligible = rules.enablement('Admin_Eligibility');
  const demand = (rule: typeof admin, what: string, isOn: boolean) =>
    change(rule, { enabledRules: [...(rule?.enabledRules.filter((it) => it !== what) ?? []), ...(isOn ? [what] : [])] });
  return (
    <Section title="Assignment">
      {KINDS.map(([id, word]) => {
        const rule = rules.expiration(id);
        return (
          <div key={id}>
            <SwitchField
              label={`Allow permanent ${word} assignment`}
              value={!rule?.isExpirationRequired}
              onChange={(it) => change(rule, { isExpirationRequired: !it, maximumDuration: rule?.maximumDuration ?? 'P365D' })}
            />
            {rule?.isExpirationRequired && (
              <DurationField
                label={`Expire ${word} assignments after`}
                units={['hours', 'days']}
                value={rule.maximumDuration ?? ''}
                onChange={(maximumDuration) => change(rule, { maximumDuration })}
              />
            )}
          </div>
        );
      })}
      <SwitchField
        label="Require multifactor authentication on active assignment"
        value={admin?.enabledRules.includes('MultiFactorAuthentication') ?? false}
        onChange={(it) => demand(admin, 'MultiFactorAuthentication', it)}
      />
      <SwitchField
        label="Require justification on active assignment"
        value={admin?.enabledRules.includes('Justification') ?? false}
        onChange={(it) => demand(admin, 'Justification', it)}
      />
      <SwitchField
        label="Require justification on eligible assignment"
        value={eligible?.enabledRules.includes('Justification') ?? false}
        onChange={(it) => demand(eligible, 'Justification', it)}
      />
    </Section>
  );
}
