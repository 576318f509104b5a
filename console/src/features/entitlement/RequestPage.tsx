import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useParams } from '@tanstack/react-router';
import {
  type AccessPackageAssignmentApproval as Approval,
  type AccessPackageAssignmentApprovalStage as Stage,
  type AccessPackageAssignmentRequest as Request,
  type AccessPackageAnswer,
  at,
} from '../../graph/types.gen';
import { useGlimpse, useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { told } from '../../ui/duration';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { packageCrumbs, PACKAGES } from './crumbs';
import { RequestActions } from './RequestActions';
import { requestWords } from './requestWords';
import { Subject } from './Subject';

const useStyles = makeStyles({
  stages: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  stage: { display: 'grid', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  said: { color: tokens.colorNeutralForeground2 },
});

/** Access packages › an access package › Requests › a request. */
export function RequestPage() {
  const { packageId, requestId } = useParams({ from: '/shell/admin/entitlement/packages/$packageId/requests/$requestId' });
  const { it, problem, refresh } = useOne<Request>(
    `${at.accessPackageAssignmentRequest}/${requestId}`,
    { expand: 'requestor,target,accessPackage,assignment($expand=assignmentPolicy)' },
    { every: 5_000 },
  );
  if (!it) {
    return <Awaited what="request" crumbs={PACKAGES} problem={problem} retry={refresh} />;
  }
  const expiration = it.schedule?.expiration;
  return (
    <Page
      title={`${requestWords(it.requestType)}: ${it.requestor?.displayName ?? ''}`}
      crumbs={it.accessPackage ? packageCrumbs({ id: packageId, displayName: it.accessPackage.displayName }) : PACKAGES}
      actions={<RequestActions it={it} />}
    >
      <Section>
        <Facts
          of={[
            ['State', <StateBadge key="state" state={it.state} />],
            ['Where it stands', it.status],
            ['Requestor', <Subject key="requestor" it={it.requestor} />],
            ['For', it.target ? <Subject key="for" it={it.target} /> : undefined],
            ['Policy', it.assignment?.assignmentPolicy?.displayName],
            ['Reason', it.justification],
            ['Starts', it.schedule?.startDateTime ? <Moment key="starts" at={it.schedule.startDateTime} /> : undefined],
            [
              'Ends',
              expiration?.endDateTime ? (
                <Moment key="ends" at={expiration.endDateTime} />
              ) : expiration?.duration ? (
                `After ${told(expiration.duration)}`
              ) : undefined,
            ],
            ['Asked', <Moment key="asked" at={it.createdDateTime} />],
            ['Completed', <Moment key="completed" at={it.completedDateTime} />],
            ['Request id', <code key="id">{it.id}</code>],
          ]}
        />
      </Section>
      {it.answers.length > 0 && (
        <Section title="Answers">
          <Facts of={it.answers.map((one): [string, string] => [question(one), one.displayValue ?? one.value ?? ''])} />
        </Section>
      )}
      <Stages requestId={it.id} isWaiting={it.state === 'pendingApproval'} />
    </Page>
  );
}

function question(it: AccessPackageAnswer): string {
  return it.answeredQuestion?.text ?? 'Question';
}

/** Who decided, stage by stage; nothing where nothing had to be approved, or the decisions may not be read. */
function Stages({ requestId, isWaiting }: { requestId: string; isWaiting: boolean }) {
  const styles = useStyles();
  const it = useGlimpse<Approval>(`${at.accessPackageAssignmentApproval}/${requestId}`, { expand: 'stages' }, isWaiting ? { every: 5_000 } : {});
  if (!it?.stages?.length) {
    return null;
  }
  return (
    <Section title="Approval">
      <ol className={styles.stages}>
        {it.stages.map((stage, i) => (
          <li key={stage.id} className={styles.stage}>
            <span className={styles.head}>
              <Text weight="semibold">{stage.displayName || `Stage ${i + 1}`}</Text>
              <Decision of={stage} />
              {stage.reviewedBy && (
                <span>
                  {stage.reviewedBy.displayName}, <Moment at={stage.reviewedDateTime} />
                </span>
              )}
            </span>
            {stage.justification && <Text className={styles.said}>“{stage.justification}”</Text>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Decision({ of }: { of: Stage }) {
  const result = of.reviewResult?.toLowerCase();
  const state = result?.startsWith('approve') ? 'approved' : result?.startsWith('den') ? 'denied' : of.status?.toLowerCase() === 'inprogress' ? 'pendingApproval' : of.status;
  return <StateBadge state={state} />;
}
