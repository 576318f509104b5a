import { Spinner } from '@fluentui/react-components';
import { CheckmarkCircleRegular, ClockRegular, DismissCircleRegular, SendRegular } from '@fluentui/react-icons';
import { type AccessPackageAssignmentApproval as Approval, type AccessPackageAssignmentRequest as Request, at } from '../../graph/types.gen';
import { useGlimpse, useOne } from '../../graph/useGraph';
import { Drawer } from '../../ui/Drawer';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Problem } from '../../ui/Problem';
import { StateBadge } from '../../ui/StateBadge';
import { Stages, Step } from '../approvals/Stages';
import { answered, isOpen, requestType } from '../entitlement/request';

/** What is still on its way is looked at again this often. */
const OFTEN = 5_000;

/** One request: what was asked, who decided what and why, and how far it is. */
export function RequestDetail({ id, close }: { id: string; close: () => void }) {
  const { it, problem, refresh } = useOne<Request>(`${at.accessPackageAssignmentRequest}/${id}`, { expand: 'accessPackage,requestor,target,assignment' }, { every: OFTEN });
  return (
    <Drawer title={it?.accessPackage?.displayName ?? 'Request'} close={close}>
      <Problem of={problem} title="The request could not be read." retry={refresh} />
      {it ? <Detail it={it} /> : !problem && <Spinner label="Reading the request" />}
    </Drawer>
  );
}

function Detail({ it }: { it: Request }) {
  // Not every request needs an approval; one that does has it under the request's own id.
  const approval = useGlimpse<Approval>(`${at.accessPackageAssignmentApproval}/${it.id}`, { expand: 'stages' }, isOpen(it) ? { every: OFTEN } : {});
  const wished = it.schedule?.expiration?.endDateTime;
  const until = it.assignment?.schedule?.expiration?.endDateTime;
  const isGood = it.state === 'delivered' || it.state === 'partiallyDelivered';
  return (
    <>
      <Facts
        of={[
          ['Request', requestType(it)],
          ['For', it.target?.objectId === it.requestor?.objectId ? undefined : it.target?.displayName],
          ['Where it stands', <StateBadge key="state" state={it.state} />],
          ['Reason', it.justification],
          ['From', it.schedule?.startDateTime ? <Moment key="from" at={it.schedule.startDateTime} /> : undefined],
          ['Until', (until ?? wished) ? <Moment key="until" at={until ?? wished} /> : undefined],
          ...answered(it),
        ]}
      />
      <Stages
        of={approval?.stages ?? []}
        before={<Step icon={SendRegular} what={`Asked by ${it.requestor?.displayName ?? 'somebody'}`} at={it.createdDateTime} />}
        after={
          <Step
            icon={isOpen(it) ? ClockRegular : isGood ? CheckmarkCircleRegular : DismissCircleRegular}
            what={<StateBadge state={it.state} />}
            at={it.completedDateTime}
          />
        }
      />
    </>
  );
}
