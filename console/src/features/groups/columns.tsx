import { Badge } from '@fluentui/react-components';
import type { Group } from '../../graph/types.gen';
import { NameLink } from '../../ui/NameLink';
import type { Column } from '../../ui/ResourceTable';

/** What kind of group it is, as the admin centre calls it. */
export function groupType(group: Pick<Group, 'groupTypes'>): string {
  return group.groupTypes.includes('Unified') ? 'Microsoft 365' : 'Security';
}

/** How people get into it. */
export function membershipType(group: Pick<Group, 'groupTypes'>): string {
  return group.groupTypes.includes('DynamicMembership') ? 'Dynamic' : 'Assigned';
}

/** What has to be read for the columns. */
export const GROUP_SHOWN = ['id', 'displayName', 'description', 'groupTypes', 'securityEnabled', 'isAssignableToRole'];

export const groupColumns: Column<Group>[] = [
  {
    title: 'Name',
    sort: 'displayName',
    width: '32%',
    cell: (it) => (
      <NameLink to="/admin/groups/$groupId" params={{ groupId: it.id }}>
        {it.displayName}
      </NameLink>
    ),
  },
  { title: 'Type', width: '9rem', cell: groupType },
  { title: 'Description', cell: (it) => it.description ?? '–' },
  {
    title: 'Roles',
    width: '11rem',
    cell: (it) => it.isAssignableToRole ? <Badge appearance="outline" color="important">Can hold roles</Badge> : null,
  },
];
