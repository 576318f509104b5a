import { Badge, Tooltip } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { AccessPackageResource, AccessPackageResourceRole } from '../../graph/types.gen';

/** Whether a resource is a group under management: just those offer eligible roles. Its roles must be expanded. */
export function isManaged(it: Pick<AccessPackageResource, 'roles'>): boolean {
  return it.roles?.some((role) => role.type === 'eligible') ?? false;
}

/** Whether a role gives membership or ownership of a managed group at once, past its activation. */
export function isStanding(role: Pick<AccessPackageResourceRole, 'type'>, managed: boolean): boolean {
  return managed && role.type === 'active';
}

/** Marks a role that gives standing access to a managed group. */
export function StandingMark() {
  return (
    <Tooltip
      relationship="description"
      content="The group is managed, yet this role makes people part of it at once, for as long as they have the package: nothing is activated, approved or counted down."
    >
      <Badge appearance="tint" color="warning" size="large" shape="rounded" icon={<WarningRegular />} tabIndex={0}>
        Standing access
      </Badge>
    </Tooltip>
  );
}

/** Marks a role that has to be activated. */
export function EligibleMark() {
  return (
    <Badge appearance="tint" color="brand" size="large" shape="rounded">
      Just in time
    </Badge>
  );
}
