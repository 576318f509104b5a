import { Field, Select } from '@fluentui/react-components';
import { type AuthenticationContextClassReference, at, type SubjectSet } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { usePrincipals } from '../../graph/usePrincipals';
import { ChoiceField, DurationField, SwitchField } from '../../ui/fields';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { Section } from '../../ui/Section';
import type { Editing } from './RoleSettings';

type Proof = 'none' | 'mfa' | 'context';

function subjectId(it: SubjectSet): string {
  return 'userId' in it ? it.userId : 'groupId' in it ? it.groupId : '';
}

/** What an activation takes. */
export function ActivationSettings({ rules, change }: Editing) {
  const expiration = rules.expiration('EndUser_Assignment');
  const enablement = rules.enablement('EndUser_Assignment');
  const context = rules.authenticationContext();
  const approval = rules.approval();
  const stage = approval?.setting?.approvalStages?.[0];
  const approvers = stage?.primaryApprovers ?? [];
  const names = usePrincipals(approvers.map(subjectId));
  const published = useAll<AuthenticationContextClassReference>(at.authenticationContextClassReference, { filter: 'isAvailable eq true' });
  const proof: Proof = context?.isEnabled ? 'context' : rules.demands('MultiFactorAuthentication') ? 'mfa' : 'none';

  const demand = (what: string, isOn: boolean) =>
    change(enablement, {
      enabledRules: [...(enablement?.enabledRules.filter((it) => it !== what) ?? []), ...(isOn ? [what] : [])],
    });
  const prove = (next: Proof) => {
    // The two exclude each other.
    demand('MultiFactorAuthentication', next === 'mfa');
    change(context, { isEnabled: next === 'context', claimValue: next === 'context' ? context?.claimValue || published.rows[0]?.id : null });
  };
  const setStage = (to: { isApprovalRequired?: boolean; approvers?: SubjectSet[]; isJustified?: boolean }) =>
    change(approval, {
      setting: {
        ...approval?.setting,
        isApprovalRequired: to.isApprovalRequired ?? approval?.setting?.isApprovalRequired ?? false,
        approvalStages: [
          {
            ...stage,
            primaryApprovers: to.approvers ?? approvers,
            isApproverJustificationRequired: to.isJustified ?? stage?.isApproverJustificationRequired ?? true,
          },
        ],
      },
    });

  return (
    <Section title="Activation">
      <DurationField
        label="Activation maximum duration"
        hint="From 30 minutes to 24 hours"
        units={['minutes', 'hours']}
        value={expiration?.maximumDuration ?? ''}
        onChange={(maximumDuration) => change(expiration, { maximumDuration })}
      />
      <ChoiceField<Proof>
        label="On activation, require"
        value={proof}
        onChange={prove}
        options={[
          { value: 'none', text: 'Nothing more than being signed in' },
          { value: 'mfa', text: 'Multifactor authentication' },
          { value: 'context', text: 'An authentication context' },
        ]}
      />
      {proof === 'context' && (
        <Field
          label="Authentication context"
          hint={published.rows.length ? undefined : 'None is published yet. Whoever looks after conditional access publishes them.'}
        >
          <Select value={context?.claimValue ?? ''} onChange={(_, { value }) => change(context, { claimValue: value })} style={{ maxWidth: '24rem' }}>
            {published.rows.some((it) => it.id === context?.claimValue) || <option value={context?.claimValue ?? ''}>{context?.claimValue ?? ''}</option>}
            {published.rows.map((it) => (
              <option key={it.id} value={it.id}>
                {it.displayName ? `${it.displayName} (${it.id})` : it.id}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <SwitchField label="Require justification on activation" value={rules.demands('Justification')} onChange={(it) => demand('Justification', it)} />
      <SwitchField label="Require ticket information on activation" value={rules.demands('Ticketing')} onChange={(it) => demand('Ticketing', it)} />
      <SwitchField
        label="Require approval to activate"
        value={approval?.setting?.isApprovalRequired ?? false}
        onChange={(isApprovalRequired) => setStage({ isApprovalRequired })}
      />
      {approval?.setting?.isApprovalRequired && (
        <>
          <PrincipalPicker
            label="Approvers"
            hint="The first of them decides. Nobody decides their own request."
            required
            kinds={['user', 'group']}
            value={approvers.map((it): Principal => ({
              id: subjectId(it),
              displayName: names.get(subjectId(it)) ?? subjectId(it),
              type: 'groupId' in it ? 'group' : 'user',
            }))}
            onChange={(some) =>
              setStage({
                approvers: some.map((it): SubjectSet =>
                  it.type === 'group'
                    ? { '@odata.type': '#microsoft.graph.groupMembers', groupId: it.id, description: it.displayName }
                    : { '@odata.type': '#microsoft.graph.singleUser', userId: it.id, description: it.displayName },
                ),
              })
            }
          />
          <SwitchField
            label="Require justification from approvers"
            value={stage?.isApproverJustificationRequired ?? true}
            onChange={(isJustified) => setStage({ isJustified })}
          />
        </>
      )}
    </Section>
  );
}
