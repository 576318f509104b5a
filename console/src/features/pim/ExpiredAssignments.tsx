import { Button } from '@fluentui/react-components';
import { odata } from '../../graph/query';
import {
  at,
  type Group,
  type PrivilegedAccessGroupAssignmentScheduleInstance as Active,
  type PrivilegedAccessGroupEligibilityScheduleInstance as Eligible,
} from '../../graph/types.gen';
import { Moment } from '../../ui/Moment';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { nameOf, Who } from '../../ui/Who';
import { AssignmentDialog } from './AssignmentDialog';
import { ROLES } from './Assignments';
import { Found } from '../../ui/Found';
import { PRINCIPAL, roleName } from './role';
import { useMayManage } from './rules';

type Expired = Eligible | Active;

/** Assignments that ran out in the last thirty days and can be renewed. */
export function ExpiredAssignments({ group }: { group: Group }) {
  return (
    <>
      <OfKind group={group} kind="eligible" path={at.expiredEligibility} />
      <OfKind group={group} kind="active" path={at.expiredAssignment} />
    </>
  );
}

function OfKind({ group, kind, path }: { group: Group; kind: 'eligible' | 'active'; path: string }) {
  const mayRenew = useMayManage(group.id);
  const [renewed, renew] = useOpen(`renew-${kind}`);
  const columns: Column<Expired>[] = [
    { title: 'Name', cell: (it) => <Who it={it.principal} /> },
    { title: 'Role', width: '8rem', cell: (it) => roleName(it.accessId) },
    { title: 'Start', width: '12rem', cell: (it) => <Moment at={it.startDateTime} /> },
    { title: 'Ended', width: '12rem', sort: 'endDateTime', cell: (it) => <Moment at={it.endDateTime} /> },
  ];
  if (mayRenew) {
    columns.push({
      title: 'Change',
      width: '8rem',
      cell: (it) => (
        <Button
          appearance="subtle"
          size="small"
          aria-label={`Renew ${nameOf(it.principal)} as ${kind} ${roleName(it.accessId).toLowerCase()}`}
          onClick={() => renew(it.id)}
        >
          Renew
        </Button>
      ),
    });
  }
  return (
    <>
      <ResourceTable<Expired>
        label={`Expired ${kind} assignments`}
        name={kind}
        path={path}
        query={{ filter: odata`groupId eq ${group.id}`, ...PRINCIPAL }}
        columns={columns}
        filters={ROLES}
        sortedBy="endDateTime desc"
        empty={{ title: `No ${kind} assignment expired`, hint: 'Assignments that ran out can be renewed here for 30 days.' }}
      />
      {mayRenew && (
        <Found<Expired>
          path={path}
          id={renewed}
          query={PRINCIPAL}
          what="assignment"
          show={(it) => (
            <AssignmentDialog
              group={group}
              renewal={{ action: 'adminRenew', kind, id: it.id, accessId: it.accessId, principal: it.principal }}
              close={() => renew(undefined)}
            />
          )}
        />
      )}
    </>
  );
}
