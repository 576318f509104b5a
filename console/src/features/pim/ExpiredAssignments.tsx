import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { now } from '../../graph/clock';
import { odata } from '../../graph/query';
import {
  at,
  type Group,
  type PrivilegedAccessGroupAssignmentScheduleRequest as ActiveRequest,
  type PrivilegedAccessGroupEligibilityScheduleRequest as EligibleRequest,
} from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { Empty } from '../../ui/Empty';
import { Moment } from '../../ui/Moment';
import { Problem } from '../../ui/Problem';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { Who } from '../../ui/Who';
import { AssignmentDialog, type Renewal } from './AssignmentDialog';
import { useMayManage } from './rules';
import { nameOf, roleName } from './Assignments';
import { endOf } from './schedule';

type Past = (EligibleRequest | ActiveRequest) & { kind: Renewal['kind'] };

/** An assignment that ended may be renewed for so long. */
const RENEWABLE = 30 * 86_400_000;

/** Assignments an administrator made that ran out: the API has them no more, but the requests that made them. */
export function ExpiredAssignments({ group }: { group: Group }) {
  const query = { filter: odata`groupId eq ${group.id} and status eq 'Provisioned'`, expand: 'principal,targetSchedule', top: 200 };
  const eligible = useAll<EligibleRequest>(at.privilegedAccessGroupEligibilityScheduleRequest, query);
  const active = useAll<ActiveRequest>(at.privilegedAccessGroupAssignmentScheduleRequest, query);
  const mayRenew = useMayManage(group.id);
  const [renewed, renew] = useState<Renewal>();
  const instant = now();
  const past: Past[] = [
    ...eligible.rows.map((it): Past => ({ ...it, kind: 'eligible' })),
    ...active.rows.filter((it) => it.action.startsWith('admin')).map((it): Past => ({ ...it, kind: 'active' })),
  ]
    .filter((it) => !it.targetSchedule && Date.parse(endOf(it.scheduleInfo) ?? '') <= instant)
    .sort((one, other) => (endOf(other.scheduleInfo) ?? '').localeCompare(endOf(one.scheduleInfo) ?? ''));
  const columns: Column<Past>[] = [
    { title: 'Name', cell: (it) => <Who it={it.principal} /> },
    { title: 'Role', width: '8rem', cell: (it) => roleName(it.accessId) },
    { title: 'Assignment', width: '9rem', cell: (it) => (it.kind === 'eligible' ? 'Eligible' : 'Active') },
    { title: 'Ended', width: '12rem', cell: (it) => <Moment at={endOf(it.scheduleInfo)} /> },
    {
      title: 'Change',
      width: '8rem',
      cell: (it) =>
        mayRenew &&
        instant - Date.parse(endOf(it.scheduleInfo) ?? '') < RENEWABLE && (
          <Button
            appearance="subtle"
            aria-label={`Renew ${nameOf(it.principal)} as ${roleName(it.accessId).toLowerCase()}`}
            onClick={() => renew({ action: 'adminRenew', kind: it.kind, accessId: it.accessId, principal: it.principal, schedule: null })}
          >
            Renew
          </Button>
        ),
    },
  ];
  const problem = eligible.problem ?? active.problem;
  const again = () => {
    eligible.refresh();
    active.refresh();
  };
  return (
    <Section>
      <Problem of={problem} title="The assignments could not be read." retry={again} />
      {past.length > 0 ? (
        <Rows label="Expired assignments" columns={columns} rows={past} />
      ) : eligible.isLoading || active.isLoading ? (
        <Spinner label="Reading the assignments" />
      ) : (
        !problem && <Empty title="Nothing expired" hint="Assignments that ran out can be renewed here for 30 days." />
      )}
      {renewed && <AssignmentDialog group={group} renewal={renewed} close={() => renew(undefined)} />}
    </Section>
  );
}
