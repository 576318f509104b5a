import type { AccessPackageAssignmentApprovalStage, AssignmentApprovalStage } from '../../graph/types.gen';

/** A stage of an approval of either kind. */
export type Stage = AccessPackageAssignmentApprovalStage | AssignmentApprovalStage;

/** Decided ones first, as they were decided; then the one that waits; then those still to come. */
export function inOrder<S extends Stage>(stages: readonly S[]): S[] {
  const rank = (it: Stage) => (it.reviewedDateTime ? 0 : it.status === 'InProgress' ? 1 : it.status === 'Completed' || it.status === 'Expired' ? 2 : 3);
  return [...stages].sort((one, other) => rank(one) - rank(other) || (one.reviewedDateTime ?? '').localeCompare(other.reviewedDateTime ?? ''));
}

/** Where a stage stands, in words. */
export function standing(stage: Stage): string {
  const who = stage.reviewedBy?.displayName;
  switch (stage.reviewResult) {
    case 'Approved':
    case 'Approve':
      return who ? `Approved by ${who}` : 'Approved';
    case 'Denied':
    case 'Deny':
      return who ? `Denied by ${who}` : 'Denied: nobody decided in time';
    default:
      return stage.status === 'InProgress' ? 'Waits for an approver' : stage.status === 'Initializing' ? 'Still to come' : 'Not decided';
  }
}
