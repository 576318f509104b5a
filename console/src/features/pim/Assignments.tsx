import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useNow } from '../../graph/clock';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import {
  type Annotated,
  at,
  type DirectoryObject,
  type Group,
  type PrivilegedAccessGroupAssignmentSchedule as Active,
  type PrivilegedAccessGroupEligibilitySchedule as Eligible,
  type PrivilegedAccessGroupRelationships as Access,
} from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, type Filter, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { useOpen } from '../../ui/useOpen';
import { nameOf, Who } from '../../ui/Who';
import { AssignmentDialog } from './AssignmentDialog';
import { Found } from '../../ui/Found';
import { anRole, PRINCIPAL, roleName } from './role';
import { useMayManage } from './rules';
import { type Begun, endOf, endableFrom, endsSoon, hasBegun, isSettling, notBefore } from './schedule';

/** What both kinds of assignment have. */
interface Schedule extends Annotated, Begun {
  id: string;
  accessId: Access;
  principalId: string | null;
  principal?: DirectoryObject | null;
}

/** Narrows assignments by role. */
export const ROLES: Filter[] = [
  {
    name: 'role',
    title: 'Role',
    options: [
      { value: 'member', text: 'Member', where: "accessId eq 'member'" },
      { value: 'owner', text: 'Owner', where: "accessId eq 'owner'" },
    ],
  },
];

/** Who may activate, until when. */
export function EligibleAssignments({ group }: { group: Group }) {
  return (
    <Assignments<Eligible>
      group={group}
      kind="eligible"
      path={at.privilegedAccessGroupEligibilitySchedule}
      requests={at.privilegedAccessGroupEligibilityScheduleRequest}
      columns={[{ title: 'Membership', width: '7.5rem', cell: (it) => (it.memberType === 'group' ? 'Group' : 'Direct') }]}
      isChangeable={() => true}
      empty={{ title: 'Nobody is eligible', hint: 'Add assignments, or an access package that holds the role Eligible Member.' }}
    />
  );
}

/** Who has the role at this moment: by an assignment, or because they activated it. */
export function ActiveAssignments({ group }: { group: Group }) {
  return (
    <Assignments<Active>
      group={group}
      kind="active"
      path={at.privilegedAccessGroupAssignmentSchedule}
      requests={at.privilegedAccessGroupAssignmentScheduleRequest}
      columns={[{ title: 'State', width: '9rem', cell: (it) => <StateBadge state={it.assignmentType} /> }]}
      // Who was simply added has no schedule, and an activation ends when it does.
      isChangeable={(it) => it.assignmentType === 'assigned' && Boolean(it.scheduleInfo?.startDateTime)}
      empty={{ title: 'Nobody is active', hint: 'Eligible people appear here while they have activated.' }}
    />
  );
}

interface Props<T> {
  group: Group;
  kind: 'eligible' | 'active';
  path: string;
  requests: string;
  columns: Column<T>[];
  /** Whether an assignment can be given another time. */
  isChangeable: (it: T) => boolean;
  empty: { title: string; hint: string };
}

function Assignments<T extends Schedule>({ group, kind, path, requests, columns, isChangeable, empty }: Props<T>) {
  const mayChange = useMayManage(group.id);
  const [removed, remove] = useState<T>();
  const [updated, update] = useOpen('update');
  const [extended, extend] = useOpen('extend');
  const notify = useNotify();
  const all: Column<T>[] = [
    { title: 'Name', cell: (it) => <Who it={it.principal} /> },
    { title: 'Role', width: '6rem', cell: (it) => roleName(it.accessId) },
    ...columns,
    { title: 'Start', width: '11.5rem', cell: (it) => <Start of={it} /> },
    { title: 'End', width: '11.5rem', cell: (it) => <Moment at={endOf(it.scheduleInfo)} none="Permanent" /> },
  ];
  if (mayChange) {
    all.push({
      title: 'Change',
      width: '16rem',
      cell: (it) => {
        const whom = `${nameOf(it.principal)} as ${roleName(it.accessId).toLowerCase()}`;
        return (
          <>
            {isChangeable(it) && (
              <Button appearance="subtle" size="small" aria-label={`Update ${whom}`} onClick={() => update(it.id)}>
                Update
              </Button>
            )}
            {isChangeable(it) && endsSoon(it.scheduleInfo?.startDateTime, endOf(it.scheduleInfo)) && (
              <Button appearance="subtle" size="small" aria-label={`Extend ${whom}`} onClick={() => extend(it.id)}>
                Extend
              </Button>
            )}
            <RemoveButton whom={whom} of={it} waits={kind === 'active'} remove={() => remove(it)} />
          </>
        );
      },
    });
  }
  const dialog = (action: 'adminUpdate' | 'adminExtend', close: () => void) => (it: T) => (
    <AssignmentDialog
      group={group}
      renewal={{
        action,
        kind,
        id: it.id,
        accessId: it.accessId,
        principal: it.principal,
        ...(action === 'adminUpdate' ? { schedule: it.scheduleInfo } : {}),
      }}
      close={close}
    />
  );
  return (
    <>
      <ResourceTable<T>
        label={kind === 'eligible' ? 'Eligible assignments' : 'Active assignments'}
        path={path}
        query={{ filter: odata`groupId eq ${group.id}`, ...PRINCIPAL }}
        columns={all}
        filters={ROLES}
        empty={empty}
      />
      {mayChange && <Found<T> path={path} id={updated} query={PRINCIPAL} what="assignment" show={dialog('adminUpdate', () => update(undefined))} />}
      {mayChange && <Found<T> path={path} id={extended} query={PRINCIPAL} what="assignment" show={dialog('adminExtend', () => extend(undefined))} />}
      {removed && (
        <Confirm
          title={`Remove ${nameOf(removed.principal)}?`}
          action="Remove"
          write={() =>
            graph.create(requests, {
              action: 'adminRemove',
              accessId: removed.accessId,
              groupId: group.id,
              principalId: removed.principalId,
            })
          }
          done={() => notify('Removed.')}
          close={() => remove(undefined)}
        >
          {kind === 'eligible'
            ? 'They can no longer activate it, and an activation that still runs ends at once.'
            : `They stop being ${anRole(removed.accessId)} of ${group.displayName} at once.`}
        </Confirm>
      )}
    </>
  );
}

/** Takes an assignment away: one that waits, when it has just become active, only once the server would. */
function RemoveButton({ whom, of, waits, remove }: { whom: string; of: Begun; waits: boolean; remove: () => void }) {
  const instant = useNow();
  const isEarly = waits && isSettling(of, instant);
  const later = notBefore(endableFrom(of.scheduleInfo?.startDateTime));
  return (
    <Button
      appearance="subtle"
      size="small"
      aria-label={isEarly ? `Remove ${whom}: ${later}` : `Remove ${whom}`}
      {...(isEarly ? { title: `It has just begun, and can be removed ${later}` } : {})}
      disabledFocusable={isEarly}
      onClick={() => isEarly || remove()}
    >
      Remove
    </Button>
  );
}

function Start({ of }: { of: Begun }) {
  const start = of.scheduleInfo?.startDateTime;
  return (
    <>
      <Moment at={start} /> {start && !hasBegun(of) && <StateBadge state="scheduled" />}
    </>
  );
}
