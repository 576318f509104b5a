import { useQueries } from '@tanstack/react-query';
import { graph } from '../../graph/client';
import { type AccessPackageAssignmentApproval as Approval, type AccessPackageAssignmentRequest as Request, at } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { Empty } from '../../ui/Empty';
import { Problem } from '../../ui/Problem';
import { answered, requestType } from '../entitlement/request';
import { Ask, Asks, Unread } from './Ask';

/** New approvals are looked for this often. */
const OFTEN = 10_000;

/** Requests for access packages that the reader decides. An approval has the id of the request it is about. */
export function PackageApprovals() {
  const approvals = useAll<Approval>(
    `${at.accessPackageAssignmentApproval}/filterByCurrentUser(on='approver')`,
    { expand: 'stages' },
    { every: OFTEN },
  );
  const open = approvals.rows.flatMap((it) => {
    const stage = it.stages?.find((one) => one.assignedToMe && one.status === 'InProgress');
    return stage ? [{ id: it.id, stage, stages: it.stages ?? [] }] : [];
  });
  const requests = useQueries({
    queries: open.map(({ id }) => ({
      queryKey: ['one', at.accessPackageAssignmentRequest, id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        graph.read<Request>(`${at.accessPackageAssignmentRequest}/${id}`, { expand: 'accessPackage,requestor,target' }, signal),
    })),
  });
  return (
    <>
      <Problem of={approvals.problem} title="The approvals could not be read." retry={approvals.refresh} />
      <Asks
        isLoading={approvals.isLoading}
        empty={!approvals.problem && <Empty title="Nothing waits for you" hint="Requests for access packages appear here when you are to decide them." />}
        ids={open.map((it) => it.id)}
      >
        {open.map(({ id, stage, stages }, i) => {
          const { data: request, error, refetch } = requests[i] ?? {};
          if (!request) {
            return <Unread key={id} problem={error} retry={() => void refetch?.()} />;
          }
          // What is decided is whether they get it, whoever asked for them.
          const who = request.target ?? request.requestor;
          return (
            <Ask
              key={id}
              id={id}
              what={request.accessPackage?.displayName ?? 'An access package'}
              who={who?.displayName ?? 'Somebody'}
              detail={who?.principalName}
              askedBy={who?.objectId === request.requestor?.objectId ? undefined : request.requestor?.displayName}
              reason={request.justification}
              answers={answered(request)}
              request={requestType(request)}
              from={request.schedule?.startDateTime}
              until={request.schedule?.expiration?.endDateTime}
              stages={stages}
              asked={request.createdDateTime}
              stage={`${at.accessPackageAssignmentApproval}/${id}/stages/${stage.id}`}
              mayDecide={allows(stage, 'update')}
            />
          );
        })}
      </Asks>
    </>
  );
}
