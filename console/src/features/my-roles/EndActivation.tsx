import { graph } from '../../graph/client';
import { at, type PrivilegedAccessGroupAssignmentScheduleInstance as Assignment } from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { anRole } from '../pim/role';
import type { Waiting } from './useMyRoles';

/** Gives an activated role back before its time. */
export function Deactivate({ assignment, close }: { assignment: Assignment; close: () => void }) {
  const notify = useNotify();
  const group = assignment.group?.displayName;
  return (
    <Confirm
      title="Deactivate this role?"
      action="Deactivate"
      write={() =>
        graph.create(at.privilegedAccessGroupAssignmentScheduleRequest, {
          action: 'selfDeactivate',
          accessId: assignment.accessId,
          groupId: assignment.groupId,
          principalId: assignment.principalId,
        })
      }
      done={() => notify(`You are no ${assignment.accessId} of ${group} any more.`)}
      close={close}
    >
      You are {anRole(assignment.accessId)} of {group} until then, and can activate it again whenever you
      need it.
    </Confirm>
  );
}

/** Takes back a request that waits. */
export function Withdraw({ request, close }: { request: Waiting; close: () => void }) {
  const notify = useNotify();
  const requests = request.kind === 'eligible' ? at.privilegedAccessGroupEligibilityScheduleRequest : at.privilegedAccessGroupAssignmentScheduleRequest;
  return (
    <Confirm
      title="Cancel this request?"
      action="Cancel request"
      write={() => graph.act(`${requests}/${request.id}/cancel`)}
      done={() => notify('The request is canceled.')}
      close={close}
    >
      Nobody has to decide it any more. You can ask again whenever you need it.
    </Confirm>
  );
}
