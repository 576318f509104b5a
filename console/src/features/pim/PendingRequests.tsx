import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { graph, type Page } from '../../graph/client';
import { odata } from '../../graph/query';
import {
  at,
  type Group,
  type PrivilegedAccessGroupAssignmentScheduleRequest as ActiveRequest,
  type PrivilegedAccessGroupEligibilityScheduleRequest as EligibleRequest,
} from '../../graph/types.gen';
import { allows, useGlimpse } from '../../graph/useGraph';
import { session } from '../../session/session';
import { Confirm } from '../../ui/Confirm';
import { told } from '../../ui/duration';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { useOpen } from '../../ui/useOpen';
import { nameOf, Who } from '../../ui/Who';
import { AssignmentDialog } from './AssignmentDialog';
import { Found } from '../../ui/Found';
import { PRINCIPAL, roleName } from './role';
import { useMayManage } from './rules';

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
  return (
    <>
      <Pending
        group={group}
        kind="active"
        label="Pending activations and active assignments"
        path={at.privilegedAccessGroupAssignmentScheduleRequest}
        empty="No activation waits"
      />
      <Pending
        group={group}
        kind="eligible"
        label="Pending eligible assignments"
        path={at.privilegedAccessGroupEligibilityScheduleRequest}
        empty="No eligible assignment waits"
      />
    </>
  );
}

/** Gives what somebody asked for: more time, or, when theirs ran out while they waited, the role again. */
function Approval({ group, kind, of, close }: { group: Group; kind: 'eligible' | 'active'; of: Request; close: () => void }) {
  const [action, settle] = useState<'adminExtend' | 'adminRenew'>();
  const held = useGlimpse<Page<unknown>>(
    kind === 'eligible' ? at.privilegedAccessGroupEligibilitySchedule : at.privilegedAccessGroupAssignmentSchedule,
    { filter: odata`groupId eq ${group.id} and principalId eq ${of.principalId} and accessId eq ${of.accessId}`, select: ['id'] },
    { enabled: !action },
  );
  if (held && !action) {
    settle(held.value.length ? 'adminExtend' : 'adminRenew');
  }
  return action ? (
    <AssignmentDialog
      group={group}
      renewal={{ action, kind, id: of.id, accessId: of.accessId, principal: of.principal, asked: { reason: of.justification } }}
      close={close}
    />
  ) : null;
}

interface Props {
  group: Group;
  kind: 'eligible' | 'active';
  label: string;
  path: string;
  empty: string;
}

function Pending({ group, kind, label, path, empty }: Props) {
  const mayDecide = useMayManage(group.id);
  const [approved, approve] = useOpen(`approve-${kind}`);
  const [canceled, cancel] = useState<Request>();
  const notify = useNotify();
  // An administrator answers who asks to have it longer, or again; nobody denies themselves.
  const isToDecide = (it: Request) => it.status === 'PendingAdminDecision' && mayDecide && it.principalId !== session.account()?.id;
  const isDenied = canceled && isToDecide(canceled);
  const columns: Column<Request>[] = [
    { title: 'Name', width: '22%', cell: (it) => <Who it={it.principal} /> },
    { title: 'Request', width: '9rem', cell: (it) => `${ACTIONS[it.action] ?? it.action} · ${roleName(it.accessId)}` },
    { title: 'Asked', width: '10rem', cell: (it) => <Moment at={it.createdDateTime} /> },
    {
      title: 'For',
      width: '9rem',
      cell: (it) =>
        it.scheduleInfo?.expiration?.duration ? (
          told(it.scheduleInfo.expiration.duration)
        ) : (
          <Moment at={it.scheduleInfo?.expiration?.endDateTime} />
        ),
    },
    { title: 'Reason', cell: (it) => it.justification ?? '–' },
    { title: 'State', width: '13rem', cell: (it) => <StateBadge state={it.status} /> },
    {
      title: 'Change',
      width: '10rem',
      cell: (it) => (
        <>
          {isToDecide(it) && (
            <Button appearance="subtle" size="small" aria-label={`Approve the request of ${nameOf(it.principal)}`} onClick={() => approve(it.id)}>
              Approve
            </Button>
          )}
          {allows(it, 'cancel') && (
            <Button
              appearance="subtle"
              size="small"
              aria-label={`${isToDecide(it) ? 'Deny' : 'Cancel'} the request of ${nameOf(it.principal)}`}
              onClick={() => cancel(it)}
            >
              {isToDecide(it) ? 'Deny' : 'Cancel'}
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <ResourceTable<Request>
        label={label}
        name={kind}
        path={path}
        query={{ filter: `${odata`groupId eq ${group.id}`} and ${WAITING}`, ...PRINCIPAL }}
        columns={columns}
        empty={{ title: empty, hint: 'What needs a decision, or starts later, is here meanwhile.' }}
        every={10_000}
      />
      {mayDecide && (
        <Found<Request>
          path={path}
          id={approved}
          query={PRINCIPAL}
          what="request"
          show={(it) => <Approval group={group} kind={kind} of={it} close={() => approve(undefined)} />}
        />
      )}
      {canceled && (
        <Confirm
          title={isDenied ? 'Deny this request?' : 'Cancel this request?'}
          action={isDenied ? 'Deny' : 'Cancel request'}
          write={() => graph.act(`${path}/${canceled.id}/cancel`)}
          done={() => notify(isDenied ? 'The request is denied.' : 'The request is canceled.')}
          close={() => cancel(undefined)}
        >
          {isDenied ? 'The role ends when it would have, and they can ask again.' : 'Nobody has to decide it any more, and nothing comes of it.'}
        </Confirm>
      )}
    </>
  );
}
