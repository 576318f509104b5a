import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { now } from '../../graph/clock';
import type { AccessPackageAssignmentPolicy as Policy, PrivilegedAccessGroupRelationships as Access } from '../../graph/types.gen';
import { told } from '../../ui/duration';
import { ButtonLink } from '../../ui/ButtonLink';
import { roleName } from '../pim/role';
import { useRulesIfReadable } from '../pim/rules';
import { lasting, outliving } from './lifetime';

/** Which role of which group: member or owner, eligible. */
export interface EligibleRole {
  groupId: string;
  groupName: string;
  access: Access;
}

/** The eligible role that a role of a resource stands for, by its origin; undefined when it is none. */
export function eligibleRole(originId: string | null | undefined, groupName: string | null | undefined): EligibleRole | undefined {
  const parts = originId?.match(/^Eligible(Member|Owner)_(.+)$/);
  return parts?.[2]
    ? { groupId: parts[2], groupName: groupName ?? 'the group', access: parts[1] === 'Owner' ? 'owner' : 'member' }
    : undefined;
}

/**
 * Warns where a package would outlive what a group's settings allow. Who may not read those settings is not warned here; the
 * audit log has the same warning for who reads that.
 */
export function OutliveWarning({ role, policies }: { role: EligibleRole; policies: readonly Pick<Policy, 'displayName' | 'expiration'>[] }) {
  const rule = useRulesIfReadable(role.groupId, role.access)?.expiration('Admin_Eligibility');
  const found = outliving(policies, rule, now());
  if (!found.length) {
    return null;
  }
  const which = found.map((it) => `“${it.displayName}” lasts ${lasting(it.expiration)}`).join(', ');
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>The package would outlive Eligible {roleName(role.access)} of {role.groupName}.</MessageBarTitle>
        {which}, but the settings of the group end the eligibility after {told(rule?.maximumDuration)}. From then on nobody can activate it,
        although the assignment still reads delivered.
      </MessageBarBody>
      <MessageBarActions>
        <ButtonLink to="/admin/pim/groups/$groupId" params={{ groupId: role.groupId }} search={{ tab: role.access } as never} size="small">
          Settings of the group
        </ButtonLink>
      </MessageBarActions>
    </MessageBar>
  );
}
