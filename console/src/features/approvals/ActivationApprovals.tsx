import { type AssignmentApproval as Approval, at, type PrivilegedAccessGroupAssignmentScheduleRequest as Request } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { told } from '../../ui/duration';
import { Empty } from '../../ui/Empty';
import { Problem } from '../../ui/Problem';
import { nameOf } from '../../ui/Who';
import { roleOf } from '../pim/role';
import { Ask, Asks } from './Ask';

/** New approvals are looked for this often. */
const OFTEN = 10_000;

/** Activations of group roles that the reader decides. */
export function ActivationApprovals() {
  const requests = useAll<Request>(
    `${at.privilegedAccessGroupAssignmentScheduleRequest}/filterByCurrentUser(on='approver')`,
    { filter: "status eq 'PendingApproval'", expand: 'group,principal' },
    { every: OFTEN },
  );
  const approvals = useAll<Approval>(
    `${at.assignmentApproval}/filterByCurrentUser(on='approver')`,
    { expand: 'stages' },
    { every: OFTEN },
  );
  const open = requests.rows.flatMap((request) => {
    const stages = approvals.rows.find((it) => it.id === request.approvalId)?.stages ?? [];
    const stage = stages.find((it) => it.status === 'InProgress');
    return stage ? [{ request, stage, stages }] : [];
  });
  const problem = requests.problem ?? approvals.problem;
  const again = () => {
    requests.refresh();
    approvals.refresh();
  };
  return (
    <>
      <Problem of={problem} title="The approvals could not be read." retry={again} />
      <Asks
        isLoading={requests.isLoading || approvals.isLoading}
        empty={!problem && <Empty title="Nothing waits for you" hint="Activations appear here when you are to decide them, for at most a day." />}
        ids={open.map((it) => it.request.id)}
      >
        {open.map(({ request, stage, stages }) => (
          <Ask
            key={request.id}
            id={request.id}
            what={roleOf(request)}
            who={nameOf(request.principal)}
            detail={request.principal && 'userPrincipalName' in request.principal ? request.principal.userPrincipalName : undefined}
            reason={request.justification}
            lasting={told(request.scheduleInfo?.expiration?.duration)}
            ticket={[request.ticketInfo?.ticketNumber, request.ticketInfo?.ticketSystem].filter(Boolean).join(', ')}
            from={request.scheduleInfo?.startDateTime}
            until={request.scheduleInfo?.expiration?.endDateTime}
            stages={stages}
            asked={request.createdDateTime}
            stage={`${at.assignmentApproval}/${request.approvalId}/stages/${stage.id}`}
            mayDecide={allows(stage, 'update')}
          />
        ))}
      </Asks>
    </>
  );
}
