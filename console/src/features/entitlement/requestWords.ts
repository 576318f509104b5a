import type { AccessPackageAssignmentRequest as Request, AccessPackageRequestType } from '../../graph/types.gen';

const TYPES: Partial<Record<AccessPackageRequestType, string>> = {
  userAdd: 'Asked for access',
  userUpdate: 'Asked to extend',
  userRemove: 'Gave it back',
  adminAdd: 'Assigned directly',
  adminUpdate: 'Changed by an administrator',
  adminRemove: 'Removed by an administrator',
  systemAdd: 'Given by a rule',
  systemUpdate: 'Changed by the service',
  systemRemove: 'Removed by the service',
  onBehalfAdd: 'Asked for somebody else',
  approverRemove: 'Removed by an approver',
};

export function requestWords(type: AccessPackageRequestType): string {
  return TYPES[type] ?? type;
}

/** Whether something is about to become of a request. */
export function isUnderway(it: Request): boolean {
  return it.state === 'submitted' || it.state === 'pendingApproval' || it.state === 'delivering';
}

/** Whether a request can still be stopped: nothing of it is delivered yet. */
export function isCancelable(it: Request): boolean {
  return it.state === 'submitted' || it.state === 'pendingApproval' || it.state === 'scheduled';
}

/** Whether a request can be tried again: something of it could not be delivered. */
export function isReprocessable(it: Request): boolean {
  return it.state === 'deliveryFailed' || it.state === 'partiallyDelivered';
}
