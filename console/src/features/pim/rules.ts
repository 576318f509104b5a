import type { Page } from '../../graph/client';
import { odata } from '../../graph/query';
import {
  at,
  type GovernanceResource,
  type PrivilegedAccessGroupRelationships as Access,
  type UnifiedRoleManagementPolicyApprovalRule as ApprovalRule,
  type UnifiedRoleManagementPolicyAssignment as PolicyAssignment,
  type UnifiedRoleManagementPolicyAuthenticationContextRule as AuthenticationContextRule,
  type UnifiedRoleManagementPolicyEnablementRule as EnablementRule,
  type UnifiedRoleManagementPolicyExpirationRule as ExpirationRule,
  type UnifiedRoleManagementPolicyNotificationRule as NotificationRule,
  type UnifiedRoleManagementPolicyRule as Rule,
} from '../../graph/types.gen';
import { allows, useAll, useGlimpse } from '../../graph/useGraph';

type Named<T, N extends string> = T & { id: N };

/** The rules of one role of a group, by the names Graph gives them. */
export class Rules {
  readonly policyId: string;
  readonly all: readonly Rule[];

  constructor(policyId: string, all: readonly Rule[]) {
    this.policyId = policyId;
    this.all = all;
  }

  private get<T extends Rule>(id: string): T | undefined {
    return this.all.find((it): it is T => it.id === id);
  }

  expiration(whose: 'EndUser_Assignment' | 'Admin_Assignment' | 'Admin_Eligibility'): ExpirationRule | undefined {
    return this.get<Named<ExpirationRule, string>>(`Expiration_${whose}`);
  }

  enablement(whose: 'EndUser_Assignment' | 'Admin_Assignment' | 'Admin_Eligibility'): EnablementRule | undefined {
    return this.get<Named<EnablementRule, string>>(`Enablement_${whose}`);
  }

  approval(): ApprovalRule | undefined {
    return this.get<ApprovalRule>('Approval_EndUser_Assignment');
  }

  authenticationContext(): AuthenticationContextRule | undefined {
    return this.get<AuthenticationContextRule>('AuthenticationContext_EndUser_Assignment');
  }

  notification(to: string, whose: string): NotificationRule | undefined {
    return this.get<NotificationRule>(`Notification_${to}_${whose}`);
  }

  /** Whether an activation must bring something. */
  demands(what: 'MultiFactorAuthentication' | 'Justification' | 'Ticketing'): boolean {
    return this.enablement('EndUser_Assignment')?.enabledRules.includes(what) ?? false;
  }
}

/** Whether the signed-in person manages a group in PIM: who may change its settings may assign, too. */
export function useMayManage(groupId: string): boolean {
  return allows(useRules(groupId, 'member').assignment?.policy, 'update');
}

/** Whether a group is managed; undefined until it is known, or when the reader may not know. */
export function useManaged(groupId: string): boolean | undefined {
  const found = useGlimpse<Page<GovernanceResource>>(at.governanceResource, { filter: odata`externalId eq ${groupId}` });
  return found ? found.value.length > 0 : undefined;
}

function rulesQuery(groupId: string, access: Access) {
  return {
    filter: odata`scopeId eq ${groupId} and scopeType eq 'Group' and roleDefinitionId eq ${access}`,
    expand: 'policy($expand=rules)',
  };
}

function rulesOf(it: PolicyAssignment | undefined): Rules | undefined {
  return it?.policy ? new Rules(it.policyId ?? '', it.policy.rules ?? []) : undefined;
}

/** The rules under which members or owners of a group are assigned and activate. */
export function useRules(groupId: string, access: Access) {
  const found = useAll<PolicyAssignment>(at.unifiedRoleManagementPolicyAssignment, rulesQuery(groupId, access));
  return { rules: rulesOf(found.rows[0]), assignment: found.rows[0], problem: found.problem, refresh: found.refresh };
}

/** The same where they may not be for the reader: then undefined, and no problem. */
export function useRulesIfReadable(groupId: string, access: Access): Rules | undefined {
  return rulesOf(useGlimpse<Page<PolicyAssignment>>(at.unifiedRoleManagementPolicyAssignment, rulesQuery(groupId, access))?.value[0]);
}
