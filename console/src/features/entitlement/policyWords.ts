import type { AccessPackageApprovalStage, AccessPackageAssignmentPolicy as Policy, SubjectSet } from '../../graph/types.gen';
import { told } from '../../ui/duration';

/** Whoever a policy names, in words. */
export function subjectWords(it: SubjectSet): string {
  switch (it['@odata.type']) {
    case '#microsoft.graph.requestorManager':
      return it.managerLevel === 2 ? 'the manager’s manager' : 'the manager';
    case '#microsoft.graph.targetManager':
      return 'the manager of whom it is for';
    case '#microsoft.graph.internalSponsors':
      return 'internal sponsors';
    case '#microsoft.graph.externalSponsors':
      return 'external sponsors';
    case '#microsoft.graph.targetUserSponsors':
      return 'the sponsors';
    case '#microsoft.graph.attributeRuleMembers':
      return `whoever fits ${it.membershipRule}`;
    default:
      return it.description ?? 'somebody named';
  }
}

const list = (some: SubjectSet[] | null | undefined) => (some ?? []).map(subjectWords).join(', ');

/** Who may ask for a package under a policy. */
export function whoWords(it: Pick<Policy, 'allowedTargetScope' | 'specificAllowedTargets' | 'automaticRequestSettings'>): string {
  if (it.automaticRequestSettings?.requestAccessForAllowedTargets) {
    return `Given by itself to ${list(it.specificAllowedTargets)}`;
  }
  switch (it.allowedTargetScope) {
    case 'notSpecified':
      return 'Nobody: administrators assign directly';
    case 'specificDirectoryUsers':
    case 'specificConnectedOrganizationUsers':
      return list(it.specificAllowedTargets);
    case 'allMemberUsers':
      return 'All members, without guests';
    case 'allDirectoryUsers':
      return 'All users, with guests';
    case 'allConfiguredConnectedOrganizationUsers':
      return 'Guests of all configured connected organizations';
    case 'allExternalUsers':
      return 'All external users';
    default:
      return it.allowedTargetScope;
  }
}

/** A stage of approval in one sentence. */
export function stageWords(it: AccessPackageApprovalStage): string {
  const who = list(it.primaryApprovers);
  const fallback = it.fallbackPrimaryApprovers?.length ? `, or else ${list(it.fallbackPrimaryApprovers)}` : '';
  const escalation = it.isEscalationEnabled
    ? `; after ${told(it.durationBeforeEscalation)} also ${list(it.escalationApprovers) || list(it.fallbackEscalationApprovers)}`
    : '';
  return `${who}${fallback}, within ${told(it.durationBeforeAutomaticDenial)}${escalation}`;
}
