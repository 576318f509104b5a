import { Badge, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { odata } from '../../graph/query';
import {
  type AccessPackage,
  type AccessPackageAssignment,
  at,
  type DirectoryObject,
  type Group,
  type PrivilegedAccessGroupAssignmentSchedule as Assignment,
} from '../../graph/types.gen';
import { useMayRead } from '../../graph/useMay';
import { useAll } from '../../graph/useGraph';
import { Moment } from '../../ui/Moment';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { Who } from '../../ui/Who';
import { StandingMark } from '../entitlement/standing';
import { useIsManaged } from '../pim/rules';

/** The origin of a role that gives membership at once, as packages name it. */
function memberOf(group: Group): string {
  return `Member_${group.id}`;
}

/**
 * What grants each member's access: an activation, an assignment of PIM, a package, or somebody who simply added them. As much as
 * the reader may see of it; packages are told to those who may look into them.
 */
export function AccessGrants({ group }: { group: Group }) {
  const assignments = useAll<Assignment>(at.privilegedAccessGroupAssignmentSchedule, {
    filter: odata`groupId eq ${group.id} and accessId eq 'member'`,
  });
  const maySee = useMayRead(at.accessPackage);
  const isManaged = useIsManaged(group.id);
  const packages = useAll<AccessPackage>(at.accessPackage, { expand: 'resourceRoleScopes($expand=role)' }, { enabled: maySee });
  const granting = packages.rows.filter((it) => it.resourceRoleScopes?.some((one) => one.role?.originId === memberOf(group)));
  const delivered = useAll<AccessPackageAssignment>(
    at.accessPackageAssignment,
    {
      filter: `state eq 'delivered' and (${granting.map((it) => odata`accessPackage/id eq ${it.id}`).join(' or ')})`,
      expand: 'target,accessPackage',
    },
    { enabled: granting.length > 0 },
  );

  const byPim = (id: string) => assignments.rows.find((it) => it.principalId === id);
  const byPackage = (id: string) => delivered.rows.find((it) => it.target?.objectId === id);
  const columns: Column<DirectoryObject>[] = [
    { title: 'Member', width: '34%', cell: (it) => <Who it={it} /> },
    {
      title: 'Granted by',
      cell: (it) => {
        const assignment = byPim(it.id);
        const held = byPackage(it.id);
        return held?.accessPackage ? (
          held.accessPackage.displayName
        ) : assignment?.assignmentType === 'activated' ? (
          <StateBadge state="activated" />
        ) : assignment ? (
          'An active assignment of PIM'
        ) : (
          'Added directly'
        );
      },
    },
    {
      title: 'Until',
      width: '14rem',
      cell: (it) => (
        <Moment
          at={
            byPackage(it.id)?.schedule?.expiration?.endDateTime ?? byPim(it.id)?.scheduleInfo?.expiration?.endDateTime
          }
          none="No end"
        />
      ),
    },
    {
      title: 'Kind',
      width: '11rem',
      cell: (it) =>
        byPim(it.id)?.assignmentType === 'activated' ? (
          <Badge appearance="tint" color="success" size="large" shape="rounded">
            Just in time
          </Badge>
        ) : isManaged ? (
          <StandingMark />
        ) : (
          <Badge appearance="outline" color="informative" size="large" shape="rounded">
            Standing
          </Badge>
        ),
    },
  ];
  return (
    <>
      {!maySee && (
        <MessageBar layout="multiline">
          <MessageBarBody>You may not look into access packages, so what one of them grants looks as if it were added directly.</MessageBarBody>
        </MessageBar>
      )}
      <ResourceTable<DirectoryObject>
        label="What grants each member’s access"
        name="access"
        path={`${at.group}/${group.id}/members`}
        query={{ select: ['id', 'displayName', 'userPrincipalName'] }}
        columns={columns}
        empty={{ title: 'Nobody is a member now', hint: 'Eligible people appear here while they have activated.' }}
      />
    </>
  );
}
