import { odata } from '../../graph/query';
import { at, type Group, type PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility } from '../../graph/types.gen';
import { Moment } from '../../ui/Moment';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Who } from '../../ui/Who';
import { roleName } from '../pim/role';

export const eligibilityColumns: Column<Eligibility>[] = [
  { title: 'Name', cell: (it) => <Who it={it.principal} /> },
  { title: 'Role', width: '8rem', cell: (it) => roleName(it.accessId) },
  { title: 'Start', width: '12rem', cell: (it) => <Moment at={it.startDateTime} /> },
  { title: 'End', width: '12rem', cell: (it) => <Moment at={it.endDateTime} none="Permanent" /> },
];

/** Who may become a member or owner of a group for a while. */
export function EligibleAssignments({ group }: { group: Group }) {
  return (
    <ResourceTable<Eligibility>
      label="Eligible assignments"
      path={at.privilegedAccessGroupEligibilityScheduleInstance}
      query={{ filter: odata`groupId eq ${group.id}`, expand: 'principal' }}
      columns={eligibilityColumns}
      empty={{
        title: 'Nobody is eligible',
        hint: 'Under ID Governance › Privileged Identity Management › Groups, or with an access package that holds the role Eligible Member, people become eligible.',
      }}
    />
  );
}
