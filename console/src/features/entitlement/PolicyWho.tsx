import { Text } from '@fluentui/react-components';
import { ChoiceField, LongTextField, SwitchField, TextField } from '../../ui/fields';
import { PrincipalPicker } from '../../ui/PrincipalPicker';
import { Section } from '../../ui/Section';
import { OrganizationPicker } from './OrganizationPicker';
import { isForOthers, type Who } from './policySubjects';
import type { PolicyStep } from './PolicyPage';

const OPTIONS: { value: Who; text: string; hint: string }[] = [
  { value: 'named', text: 'Specific users and groups', hint: 'Those you choose, and members of the groups you choose' },
  { value: 'members', text: 'All members', hint: 'Everybody in the directory but guests' },
  { value: 'everybody', text: 'All users', hint: 'Everybody in the directory, guests too' },
  { value: 'organizations', text: 'Specific connected organizations', hint: 'Guests of those you choose' },
  { value: 'connected', text: 'All configured connected organizations', hint: 'Guests of each that is configured' },
  { value: 'external', text: 'All external users', hint: 'Every guest' },
  { value: 'nobody', text: 'None', hint: 'Administrators assign directly' },
];

/** The first step: what the policy is called, who may ask, and for what. */
export function PolicyWho({ values, set, isKept }: PolicyStep & { isKept: boolean }) {
  return (
    <>
      <Section title="Policy">
        <TextField label="Name" required value={values.name} onChange={(name) => set({ name })} />
        <LongTextField label="Description" value={values.description} onChange={(description) => set({ description })} />
      </Section>
      <Section title="Users who can request access">
        <ChoiceField<Who>
          label="Who may have the package"
          value={values.who}
          onChange={(who) => set({ who })}
          options={
            isKept
              ? [{ value: 'kept', text: 'As it is', hint: 'A rule, or programs: set through the API' }, ...OPTIONS]
              : OPTIONS
          }
        />
        {values.who === 'named' && (
          <PrincipalPicker
            label="Users and groups"
            required
            kinds={['user', 'group']}
            value={values.targets}
            onChange={(targets) => set({ targets })}
          />
        )}
        {values.who === 'organizations' && (
          <OrganizationPicker value={values.organizations} onChange={(organizations) => set({ organizations })} />
        )}
        {isForOthers(values.who) && <Text>Guests are offered the package only while its catalog is enabled for external users.</Text>}
        {values.who !== 'nobody' && (
          <>
            <SwitchField
              label="They can ask for it themselves"
              hint="Off, requests rest: what people have stays."
              value={values.mayAsk}
              onChange={(mayAsk) => set({ mayAsk })}
            />
            <SwitchField label="They can extend it" value={values.mayExtend} onChange={(mayExtend) => set({ mayExtend })} />
            <SwitchField label="They can give it back" value={values.mayLeave} onChange={(mayLeave) => set({ mayLeave })} />
          </>
        )}
      </Section>
    </>
  );
}
