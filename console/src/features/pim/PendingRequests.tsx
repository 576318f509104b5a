import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import {
  at,
  type Group,
  type PrivilegedAccessGroupAssignmentScheduleRequest as ActiveRequest,
  type PrivilegedAccessGroupEligibilityScheduleRequest as EligibleRequest,
} from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { told } from '../../ui/duration';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { Who } from '../../ui/Who';
import { nameOf, roleName } from './Assignments';

type Request = ActiveRequest | EligibleRequest;

const WAITING = "status in ('PendingApproval','PendingAdminDecision','Granted')";

const ACTIONS: Record<string, string> = {
  selfActivate: 'Activate',
  selfExtend: 'Extend',
  selfRenew: 'Renew',
  adminAssign: 'Assign',
  adminExtend: 'Extend',
  adminRenew: 'Renew',
  adminUpdate: 'Update',
};

/** What waits for a decision or for its time. */
export function PendingRequests({ group }: { group: Group }) {
  const [canceled, cancel] = useState<{ path: string; id: string }>();
  const notify = useNotify();
  const columns = (path: string): Column<Request>[] => [
    { title: 'Name', width: '24%', cell: (it) => <Who it={it.principal} /> },
    { title: 'Request', cell: (it) => `${ACTIONS[it.action] ?? it.action} · ${roleName(it.accessId)}` },
    { title: 'Asked', cell: (it) => <Moment at={it.createdDateTime} /> },
    {
      title: 'For',
      cell: (it) =>
        it.scheduleInfo?.expiration?.duration ? (
          told(it.scheduleInfo.expiration.duration)
        ) : (
          <Moment at={it.scheduleInfo?.expiration?.endDateTime} />
        ),
    },
    { title: 'Reason', cell: (it) => it.justification ?? '–' },
    { title: 'State', width: '12rem', cell: (it) => <StateBadge state={it.status} /> },
    {
      title: 'Change',
      width: '8rem',
      cell: (it) =>
        allows(it, 'cancel') && (
          <Button
            appearance="subtle"
            aria-label={`Cancel the request of ${nameOf(it.principal)}`}
            onClick={() => cancel({ path, id: it.id })}
          >
            Cancel
          </Button>
        ),
    },
  ];
  const table = (label: string, path: string, title: string) => (
    <ResourceTable<Request>
      label={label}
      name={path === at.privilegedAccessGroupAssignmentScheduleRequest ? 'activations' : 'eligibilities'}
      path={path}
      query={{ filter: `${odata`groupId eq ${group.id}`} and ${WAITING}`, expand: 'principal' }}
      columns={columns(path)}
      empty={{ title, hint: 'What needs a decision, or starts later, is here meanwhile.' }}
      every={10_000}
    />
  );
  return (
    <>
      {table('Pending activations and active assignments', at.privilegedAccessGroupAssignmentScheduleRequest, 'No activation waits')}
      {table('Pending eligible assignments', at.privilegedAccessGroupEligibilityScheduleRequest, 'No eligible assignment waits')}
      {canceled && (
        <Confirm
          title="Cancel this request?"
          action="Cancel request"
          write={() => graph.act(`${canceled.path}/${canceled.id}/cancel`)}
          done={() => notify('The request is canceled.')}
          close={() => cancel(undefined)}
        >
          Nobody has to decide it any more, and nothing comes of it.
        </Confirm>
      )}
    </>
  );
}
