import { useParams } from '@tanstack/react-router';
import {
  type AccessPackageAssignmentApproval as Approval,
  type AccessPackageAssignmentRequest as Request,
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
import { Stages } from '../approvals/Stages';
import { packageCrumbs, PACKAGES } from './crumbs';
import { RequestActions } from './RequestActions';
import { answered, reprocessableUntil, requestTold } from './request';
import { Subject } from './Subject';

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
  const until = reprocessableUntil(it);
  return (
    <Page
      title={`${requestTold(it)}: ${it.requestor?.displayName ?? ''}`}
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
            ['Can be tried again until', until ? <Moment key="until" at={new Date(until).toISOString()} /> : undefined],
            ['Request id', <code key="id">{it.id}</code>],
          ]}
        />
      </Section>
      {it.answers.length > 0 && (
        <Section title="Answers">
          <Facts of={answered(it)} />
        </Section>
      )}
      <Decisions requestId={it.id} isWaiting={it.state === 'pendingApproval'} />
    </Page>
  );
}

/** Who decided, stage by stage; nothing where nothing had to be approved, or the decisions may not be read. */
function Decisions({ requestId, isWaiting }: { requestId: string; isWaiting: boolean }) {
  const it = useGlimpse<Approval>(`${at.accessPackageAssignmentApproval}/${requestId}`, { expand: 'stages' }, isWaiting ? { every: 5_000 } : {});
  return it?.stages?.length ? (
    <Section title="Approval">
      <Stages of={it.stages} />
    </Section>
  ) : null;
}
