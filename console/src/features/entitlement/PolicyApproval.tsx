import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { DurationField, SelectField, SwitchField } from '../../ui/fields';
import { PrincipalPicker } from '../../ui/PrincipalPicker';
import { Section } from '../../ui/Section';
import { MOST_STAGES, needsFallback, NEW_STAGE, type StageValues } from './policy';
import { isForOthers } from './policySubjects';
import type { PolicyStep } from './PolicyPage';
import { subjectWords } from './policyWords';

const SPONSORS = [
  { type: '#microsoft.graph.internalSponsors', label: 'Internal sponsors of their organization approve' },
  { type: '#microsoft.graph.externalSponsors', label: 'External sponsors of their organization approve' },
] as const;

/** The second step: whether somebody approves, in up to three stages. */
export function PolicyApproval({ values, set }: PolicyStep) {
  if (values.who === 'nobody') {
    return <Section title="Approval">Nobody can ask under this policy, so nothing has to be approved: administrators assign directly.</Section>;
  }
  const isApproved = values.isApprovalNeeded || values.isApprovalNeededToExtend;
  const withStages = (change: { isApprovalNeeded?: boolean; isApprovalNeededToExtend?: boolean }) =>
    set({ ...change, ...(values.stages.length ? {} : { stages: [NEW_STAGE] }) });
  return (
    <>
      <Section title="Approval">
        <SwitchField
          label="Require approval"
          value={values.isApprovalNeeded}
          onChange={(isApprovalNeeded) => withStages({ isApprovalNeeded })}
        />
        <SwitchField
          label="Require approval to extend"
          value={values.isApprovalNeededToExtend}
          onChange={(isApprovalNeededToExtend) => withStages({ isApprovalNeededToExtend })}
        />
        <SwitchField
          label="Require requestor justification"
          value={values.isReasonNeeded}
          onChange={(isReasonNeeded) => set({ isReasonNeeded })}
        />
      </Section>
      {isApproved &&
        values.stages.map((stage, i) => (
          <Stage
            // Stages have no id; their order is what they are.
            key={i}
            stage={stage}
            hasSponsors={isForOthers(values.who)}
            title={['First approval', 'Second approval', 'Third approval'][i] ?? 'Approval'}
            change={(to) => set({ stages: values.stages.map((one, at) => (at === i ? { ...one, ...to } : one)) })}
            remove={values.stages.length > 1 ? () => set({ stages: values.stages.filter((_, at) => at !== i) }) : undefined}
          />
        ))}
      {isApproved && values.stages.length < MOST_STAGES && (
        <div>
          <Button icon={<AddRegular />} onClick={() => set({ stages: [...values.stages, NEW_STAGE] })}>
            Add a stage
          </Button>
        </div>
      )}
    </>
  );
}

function Stage({
  stage,
  hasSponsors,
  title,
  change,
  remove,
}: {
  stage: StageValues;
  /** Whether those who ask have an organization, whose sponsors may approve. */
  hasSponsors: boolean;
  title: string;
  change: (to: Partial<StageValues>) => void;
  remove: (() => void) | undefined;
}) {
  const kept = stage.keptApprovers.map(subjectWords).join(', ');
  return (
    <Section
      title={title}
      actions={
        remove && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${title.toLowerCase()}`} onClick={remove}>
            Remove
          </Button>
        )
      }
    >
      <SwitchField
        label="The requestor’s manager approves"
        value={stage.isManager}
        onChange={(isManager) => change({ isManager })}
        {...(kept ? { hint: `Besides: ${kept}` } : {})}
      />
      {stage.isManager && (
        <SelectField
          label="Which manager"
          value={stage.level}
          onChange={(level) => change({ level })}
          options={[
            { value: '1', text: 'Their manager' },
            { value: '2', text: 'Their manager’s manager' },
          ]}
        />
      )}
      {hasSponsors &&
        SPONSORS.map(({ type, label }) => (
          <SwitchField
            key={type}
            label={label}
            value={stage.keptApprovers.some((it) => it['@odata.type'] === type)}
            onChange={(isOn) =>
              change({
                keptApprovers: [...stage.keptApprovers.filter((it) => it['@odata.type'] !== type), ...(isOn ? [{ '@odata.type': type }] : [])],
              })
            }
          />
        ))}
      <PrincipalPicker
        label={stage.isManager ? 'Approvers besides the manager' : 'Approvers'}
        required={!stage.isManager && !kept}
        kinds={['user', 'group']}
        hint="Any one of them decides."
        value={stage.approvers}
        onChange={(approvers) => change({ approvers })}
      />
      {needsFallback(stage) && (
        <PrincipalPicker
          label="Fallback approvers"
          required
          kinds={['user', 'group']}
          hint="They decide where there is no manager or sponsor."
          value={stage.fallback}
          onChange={(fallback) => change({ fallback })}
        />
      )}
      <DurationField
        label="Decision must be made within"
        hint="1 to 28 days; then the request is denied by itself."
        units={['days']}
        value={stage.deadline}
        onChange={(deadline) => change({ deadline })}
      />
      <SwitchField
        label="Require approver justification"
        value={stage.isReasonNeeded}
        onChange={(isReasonNeeded) => change({ isReasonNeeded })}
      />
      <SwitchField
        label="If no action is taken, forward to alternate approvers"
        value={stage.isEscalated}
        onChange={(isEscalated) => change({ isEscalated })}
      />
      {stage.isEscalated && (
        <>
          <DurationField label="Forward after" units={['days']} value={stage.after} onChange={(after) => change({ after })} />
          <PrincipalPicker
            label="Alternate approvers"
            required
            kinds={['user', 'group']}
            value={stage.escalation}
            onChange={(escalation) => change({ escalation })}
          />
        </>
      )}
    </Section>
  );
}
