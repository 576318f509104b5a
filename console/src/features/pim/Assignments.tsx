import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { now } from '../../graph/clock';
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
  type RequestSchedule,
} from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, type Filter, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { Who } from '../../ui/Who';
import { AssignmentDialog, type Renewal } from './AssignmentDialog';
import { useMayManage } from './rules';
import { endOf } from './schedule';

/** What both kinds of assignment have. */
interface Schedule extends Annotated {
  id: string;
  accessId: Access;
  principalId: string | null;
  principal?: DirectoryObject | null;
  scheduleInfo: RequestSchedule | null;
}

const ROLES: Filter[] = [
  {
    name: 'role',
    title: 'Role',
    options: [
      { value: 'member', text: 'Member', where: "accessId eq 'member'" },
      { value: 'owner', text: 'Owner', where: "accessId eq 'owner'" },
    ],
  },
];

/** A role of a group, in words. */
export function roleName(access: string | null | undefined): string {
  return access === 'owner' ? 'Owner' : 'Member';
}

/** Whose it is, in words. */
export function nameOf(it: DirectoryObject | null | undefined): string {
  return (it && 'displayName' in it && it.displayName) || 'somebody';
}

/** Who may activate, now or later. */
export function EligibleAssignments({ group }: { group: Group }) {
  return (
    <Assignments<Eligible>
      group={group}
      kind="eligible"
      path={at.privilegedAccessGroupEligibilitySchedule}
      requests={at.privilegedAccessGroupEligibilityScheduleRequest}
      columns={[{ title: 'Membership', width: '7.5rem', cell: (it) => (it.memberType === 'group' ? 'Group' : 'Direct') }]}
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
      empty={{ title: 'Nobody is active', hint: 'Eligible people appear here while they have activated.' }}
    />
  );
}

function Assignments<T extends Schedule>({
  group,
  kind,
  path,
  requests,
  columns,
  empty,
}: {
  group: Group;
  kind: 'eligible' | 'active';
  path: string;
  requests: string;
  columns: Column<T>[];
  empty: { title: string; hint: string };
}) {
  const mayChange = useMayManage(group.id);
  const [removed, remove] = useState<T>();
  const [extended, extend] = useState<Renewal>();
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
      width: '12rem',
      cell: (it) => (
        <>
          {!(kind === 'active' && (it as unknown as Active).assignmentType === 'activated') && (
            <Button
              appearance="subtle"
              size="small"
              aria-label={`Update ${nameOf(it.principal)}`}
              onClick={() =>
                extend({ action: 'adminUpdate', kind, accessId: it.accessId, principal: it.principal, schedule: it.scheduleInfo })
              }
            >
              Update
            </Button>
          )}
          <Button appearance="subtle" size="small" aria-label={`Remove ${nameOf(it.principal)}`} onClick={() => remove(it)}>
            Remove
          </Button>
        </>
      ),
    });
  }
  return (
    <>
      <ResourceTable<T>
        label={kind === 'eligible' ? 'Eligible assignments' : 'Active assignments'}
        path={path}
        query={{ filter: odata`groupId eq ${group.id}`, expand: 'principal' }}
        columns={all}
        filters={ROLES}
        empty={empty}
      />
      {extended && <AssignmentDialog group={group} renewal={extended} close={() => extend(undefined)} />}
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
            : `They stop being ${removed.accessId === 'owner' ? 'an owner' : 'a member'} of ${group.displayName} at once.`}
        </Confirm>
      )}
    </>
  );
}

function Start({ of }: { of: Schedule }) {
  const start = of.scheduleInfo?.startDateTime;
  const isAhead = start ? Date.parse(start) > now() : false;
  return (
    <>
      <Moment at={start} /> {isAhead && <StateBadge state="scheduled" />}
    </>
  );
}
