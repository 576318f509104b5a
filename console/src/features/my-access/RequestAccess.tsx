import {
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { graph } from '../../graph/client';
import {
  type AccessPackageAssignmentRequest as Request,
  type AccessPackageQuestion,
  at,
  type AvailableAccessPackage,
  type EntitlementManagementSchedule,
  type User,
} from '../../graph/types.gen';
import { now } from '../../graph/clock';
import { useAll } from '../../graph/useGraph';
import { session } from '../../session/session';
import { DialogFrame } from '../../ui/DialogFrame';
import { told } from '../../ui/duration';
import { ChoiceField, InstantField, LongTextField, SelectField, SwitchField } from '../../ui/fields';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { ResourceForm } from '../../ui/ResourceForm';
import { useDraft } from '../../ui/useDraft';
import { AnswerField } from './AnswerField';
import { answersOf, inOrder, mistake } from './answers';
import { Gives } from './Gives';

/** What one policy asks of whoever asks, as Graph tells it. */
interface Requirements {
  policyId: string;
  policyDisplayName: string | null;
  policyDescription: string | null;
  isApprovalRequiredForAdd: boolean | null;
  isRequestorJustificationRequired: boolean | null;
  allowCustomAssignmentSchedule: boolean | null;
  schedule: EntitlementManagementSchedule | null;
  questions: AccessPackageQuestion[] | null;
}

interface RequestValues {
  /** Whom it is for; empty for whoever asks. */
  target: string;
  policy: string;
  justification: string;
  isScheduled: boolean;
  start: string;
  end: string;
  answers: Record<string, string>;
}

const useStyles = makeStyles({ fields: { display: 'grid', gap: tokens.spacingVerticalL } });

/** Asks for an access package: why, for when, and what its policy wants to know. */
export function RequestAccess({ offered, close }: { offered: AvailableAccessPackage; close: () => void }) {
  const path = `${at.accessPackage}/${offered.id}/getApplicablePolicyRequirements`;
  const { data, error } = useQuery({ queryKey: ['requirements', offered.id], queryFn: () => graph.act<{ value: Requirements[] }>(path) });
  return (
    <DialogFrame title={`Request ${offered.displayName}`} close={close} isReady={Boolean(data)}>
      <Problem of={error} title="What it takes could not be read." />
      {data ? (
        data.value.length ? (
          <RequestForm offered={offered} policies={data.value} close={close} />
        ) : (
          <Text>No policy of this package is for you any more.</Text>
        )
      ) : (
        !error && <Spinner label="Reading what it takes" />
      )}
    </DialogFrame>
  );
}

function RequestForm({ offered, policies, close }: { offered: AvailableAccessPackage; policies: Requirements[]; close: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const notify = useNotify();
  const draft = useDraft<RequestValues>(`request.${offered.id}`, {
    target: '',
    policy: policies[0]?.policyId ?? '',
    justification: '',
    isScheduled: false,
    start: '',
    end: '',
    answers: {},
  });
  const { values, set } = draft;
  const policy = policies.find((it) => it.policyId === values.policy) ?? policies[0];
  const questions = inOrder(policy?.questions);
  const unanswered = questions.map((it) => mistake(it, values.answers[it.id] ?? '')).find(Boolean);
  const { rows: reports } = useAll<User>('me/directReports', { select: ['id', 'displayName'] });
  const wrong =
    policy?.isRequestorJustificationRequired && !values.justification.trim()
      ? 'Say why you need it.'
      : unanswered
        ? unanswered
        : values.isScheduled && !values.start && !values.end
          ? 'Say from when, or until when.'
          : values.isScheduled && values.end && Date.parse(values.end) <= Math.max(now(), Date.parse(values.start) || 0)
            ? 'It must end after it starts.'
            : undefined;
  return (
    <ResourceForm
      draft={draft}
      submit="Send request"
      wrong={wrong}
      send={(it) =>
        graph.create<Request>(at.accessPackageAssignmentRequest, {
          requestType: it.target ? 'onBehalfAdd' : 'userAdd',
          justification: it.justification.trim() || null,
          ...(it.isScheduled
            ? {
                schedule: {
                  startDateTime: it.start || null,
                  expiration: it.end ? { type: 'afterDateTime', endDateTime: it.end } : null,
                },
              }
            : {}),
          answers: answersOf(questions, it.answers),
          assignment: { targetId: it.target || session.account()?.id, assignmentPolicyId: policy?.policyId, accessPackageId: offered.id },
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
        {reports.length > 0 && (
          <SelectField
            label="Who is it for"
            hint="For those who report to you, if the policy lets managers ask"
            value={values.target}
            onChange={(target) => set({ target })}
            options={[{ value: '', text: 'Me' }, ...reports.map((it) => ({ value: it.id, text: it.displayName }))]}
          />
        )}
        {policies.length > 1 && (
          <ChoiceField
            label="Under which policy"
            value={policy?.policyId ?? ''}
            onChange={(it) => set({ policy: it })}
            options={policies.map((it) => ({ value: it.policyId, text: it.policyDisplayName ?? it.policyId, hint: it.policyDescription ?? '' }))}
          />
        )}
        <Text>
          {policy?.isApprovalRequiredForAdd ? 'Somebody has to approve it. ' : 'Nobody has to approve it. '}
          <Lasts schedule={policy?.schedule} />
        </Text>
        <LongTextField
          label="Business justification"
          required={policy?.isRequestorJustificationRequired ?? false}
          value={values.justification}
          onChange={(justification) => set({ justification })}
        />
        {questions.map((it) => (
          <AnswerField
            key={it.id}
            question={it}
            value={values.answers[it.id] ?? ''}
            onChange={(answer) => set((before) => ({ answers: { ...before.answers, [it.id]: answer } }))}
          />
        ))}
        {policy?.allowCustomAssignmentSchedule && (
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
      </div>
    </ResourceForm>
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
