import { makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import { now } from '../../graph/clock';
import { type AccessPackageAssignmentRequest as Request, at, type AvailableAccessPackage, type EntitlementManagementSchedule } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { session } from '../../session/session';
import { DialogFrame } from '../../ui/DialogFrame';
import { told } from '../../ui/duration';
import { ChoiceField, InstantField, LongTextField, SwitchField } from '../../ui/fields';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Principal, PrincipalPicker } from '../../ui/PrincipalPicker';
import { Problem } from '../../ui/Problem';
import { ResourceForm } from '../../ui/ResourceForm';
import { type Draft, useDraft } from '../../ui/useDraft';
import { AnswerFields } from './AnswerFields';
import { answersOf, firstMistake, inOrder } from './answers';
import { Gives } from './Gives';
import { type Requirements, useRequirements } from './requirements';

interface RequestValues {
  isForOther: boolean;
  other: Principal[];
  policy: string;
  justification: string;
  isScheduled: boolean;
  start: string;
  end: string;
  answers: Record<string, string>;
}

const useStyles = makeStyles({ fields: { display: 'grid', gap: tokens.spacingVerticalL } });

/** Asks for an access package: for whom, why, for when, and what its policy wants to know. */
export function RequestAccess({ offered, close }: { offered: AvailableAccessPackage; close: () => void }) {
  const own = useRequirements(offered.id, '');
  return (
    <DialogFrame title={`Request ${offered.displayName}`} close={close} isReady={!own.isLoading}>
      <Problem of={own.problem} title="What it takes could not be read." retry={own.refresh} />
      {own.isLoading ? (
        <Spinner label="Reading what it takes" />
      ) : own.policies.length || allows(offered, FOR_OTHERS) ? (
        <RequestForm offered={offered} isForMe={own.policies.length > 0} close={close} />
      ) : (
        !own.problem && <Text>No policy of this package is for you any more.</Text>
      )}
    </DialogFrame>
  );
}

const FOR_OTHERS = 'assignmentRequests/onBehalfAdd';

function RequestForm({ offered, isForMe, close }: { offered: AvailableAccessPackage; isForMe: boolean; close: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const notify = useNotify();
  const draft = useDraft<RequestValues>(`request.${offered.id}`, {
    isForOther: !isForMe,
    other: [],
    policy: '',
    justification: '',
    isScheduled: false,
    start: '',
    end: '',
    answers: {},
  });
  const { values, set } = draft;
  const other = values.isForOther ? values.other[0] : undefined;
  const { policies, problem, isLoading, refresh } = useRequirements(offered.id, other?.id ?? '');
  const isKnown = !values.isForOther || other !== undefined;
  const policy = isKnown ? (policies.find((it) => it.policyId === values.policy) ?? policies[0]) : undefined;
  const questions = inOrder(policy?.questions);
  return (
    <ResourceForm
      draft={draft}
      submit="Send request"
      wrong={!isKnown ? 'Choose somebody.' : policy ? wrongWith(values, policy) : `No policy lets you ask for ${other?.displayName ?? 'it'}.`}
      send={(it) =>
        graph.create<Request>(at.accessPackageAssignmentRequest, {
          requestType: other ? 'onBehalfAdd' : 'userAdd',
          justification: it.justification.trim() || null,
          ...(it.isScheduled && policy?.allowCustomAssignmentSchedule
            ? {
                schedule: {
                  startDateTime: it.start || null,
                  expiration: it.end ? { type: 'afterDateTime', endDateTime: it.end } : null,
                },
              }
            : {}),
          answers: answersOf(questions, it.answers),
          assignment: { targetId: other?.id ?? session.account()?.id, assignmentPolicyId: policy?.policyId, accessPackageId: offered.id },
        })
      }
      done={() => {
        notify('Your request is on its way.');
        void navigate({ to: '/my-access/requests' });
      }}
      cancel={close}
    >
      <div className={styles.fields}>
        <Gives offered={offered} />
        {allows(offered, FOR_OTHERS) && (
          <ChoiceField
            label="Who is it for"
            value={values.isForOther ? 'other' : 'me'}
            onChange={(who) => set({ isForOther: who === 'other' })}
            options={[...(isForMe ? [{ value: 'me', text: 'Me' }] : []), { value: 'other', text: 'Somebody else' }]}
          />
        )}
        {values.isForOther && <PrincipalPicker label="Somebody else" single required value={values.other} onChange={(it) => set({ other: it })} />}
        {other && isLoading && <Spinner size="small" label="Reading what it takes" />}
        <Problem of={problem} title="What it takes could not be read." retry={refresh} />
        {other && !isLoading && !problem && !policy && (
          <MessageBar intent="warning">
            <MessageBarBody>No policy of this package lets you ask for {other.displayName}.</MessageBarBody>
          </MessageBar>
        )}
        {policy && <PolicyFields draft={draft} policies={policies} policy={policy} />}
      </div>
    </ResourceForm>
  );
}

/** What has to be mended before a request can be sent by a policy. */
function wrongWith(values: RequestValues, policy: Requirements): string | undefined {
  if (policy.isRequestorJustificationRequired && !values.justification.trim()) {
    return 'Say why you need it.';
  }
  const mistake = firstMistake(inOrder(policy.questions), values.answers);
  if (mistake || !values.isScheduled || !policy.allowCustomAssignmentSchedule) {
    return mistake;
  }
  if (!values.start && !values.end) {
    return 'Say from when, or until when.';
  }
  return values.end && Date.parse(values.end) <= Math.max(now(), Date.parse(values.start) || 0) ? 'It must end after it starts.' : undefined;
}

/** What one of the policies asks of a request. */
function PolicyFields({ draft, policies, policy }: { draft: Draft<RequestValues>; policies: Requirements[]; policy: Requirements }) {
  const { values, set } = draft;
  return (
    <>
      {policies.length > 1 && (
        <ChoiceField
          label="Under which policy"
          value={policy.policyId}
          onChange={(it) => set({ policy: it })}
          options={policies.map((it) => ({ value: it.policyId, text: it.policyDisplayName ?? it.policyId, hint: it.policyDescription ?? '' }))}
        />
      )}
      <Text>
        {policy.isApprovalRequiredForAdd ? 'Somebody has to approve it. ' : 'Nobody has to approve it. '}
        <Lasts schedule={policy.schedule} />
      </Text>
      <LongTextField
        label="Business justification"
        required={policy.isRequestorJustificationRequired ?? false}
        value={values.justification}
        onChange={(justification) => set({ justification })}
      />
      <AnswerFields of={inOrder(policy.questions)} answers={values.answers} change={(answers) => set({ answers })} />
      {policy.allowCustomAssignmentSchedule && (
        <>
          <SwitchField label="For a time of my own" value={values.isScheduled} onChange={(isScheduled) => set({ isScheduled })} />
          {values.isScheduled && (
            <>
              <InstantField label="From" value={values.start} onChange={(start) => set({ start })} />
              <InstantField label="Until" value={values.end} onChange={(end) => set({ end })} />
            </>
          )}
        </>
      )}
    </>
  );
}

function Lasts({ schedule }: { schedule: EntitlementManagementSchedule | null | undefined }) {
  const { duration, endDateTime } = schedule?.expiration ?? {};
  return duration ? (
    <>It lasts {told(duration)}.</>
  ) : endDateTime ? (
    <>
      It lasts until <Moment at={endDateTime} />.
    </>
  ) : (
    <>It does not end by itself.</>
  );
}
