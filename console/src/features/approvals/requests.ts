import type { AccessPackageAssignmentRequest as Request } from '../../graph/types.gen';

/** What was asked for, in words. */
const TYPES: Record<string, string> = {
  userAdd: 'Access',
  userUpdate: 'Extension',
  userRemove: 'Removal',
  onBehalfAdd: 'Access for somebody else',
  adminAdd: 'Assigned by an administrator',
  adminUpdate: 'Changed by an administrator',
  adminRemove: 'Removed by an administrator',
  approverRemove: 'Removed by an approver',
  systemAdd: 'Assigned by a rule',
  systemUpdate: 'Changed by a rule',
  systemRemove: 'Ended by itself',
};

export function requestType({ requestType: type }: Pick<Request, 'requestType'>): string {
  return TYPES[type] ?? type;
}

/** States in which a request can still be taken back. */
const WAITING: readonly string[] = ['submitted', 'pendingApproval', 'scheduled'];

export function isWaiting({ state }: Pick<Request, 'state'>): boolean {
  return WAITING.includes(state);
}

/** Whether anything will still come of it. */
export function isOpen(it: Pick<Request, 'state'>): boolean {
  return isWaiting(it) || it.state === 'delivering';
}

/** Questions as they were asked, and what was answered, in the policy's order. */
export function answered({ answers }: Pick<Request, 'answers'>): [string, string][] {
  return [...answers]
    .sort((one, other) => (one.answeredQuestion?.sequence ?? 0) - (other.answeredQuestion?.sequence ?? 0))
    .map((it, n) => [it.answeredQuestion?.text ?? `Answer ${n + 1}`, it.displayValue ?? it.value ?? '']);
}
