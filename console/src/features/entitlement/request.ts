import { now } from '../../graph/clock';
import type { AccessPackageAssignmentRequest as Request, AccessPackageRequestType } from '../../graph/types.gen';

/** What was asked for: as an administrator tells it of somebody, and as whoever asked or decides reads it. */
const TYPES: Partial<Record<AccessPackageRequestType, [told: string, read: string]>> = {
  userAdd: ['Asked for access', 'Access'],
  userUpdate: ['Asked to extend', 'Extension'],
  userRemove: ['Gave it back', 'Removal'],
  onBehalfAdd: ['Asked for somebody else', 'Access for somebody else'],
  adminAdd: ['Assigned directly', 'Assigned by an administrator'],
  adminUpdate: ['Changed by an administrator', 'Changed by an administrator'],
  adminRemove: ['Removed by an administrator', 'Removed by an administrator'],
  approverRemove: ['Removed by an approver', 'Removed by an approver'],
  systemAdd: ['Given by a rule', 'Assigned by a rule'],
  systemUpdate: ['Changed by the service', 'Changed by a rule'],
  systemRemove: ['Removed by the service', 'Ended by itself'],
};

type Typed = Pick<Request, 'requestType'>;

/** What somebody asked for, as it is told of them. */
export function requestTold({ requestType }: Typed): string {
  return TYPES[requestType]?.[0] ?? requestType;
}

/** What was asked for. */
export function requestType({ requestType: type }: Typed): string {
  return TYPES[type]?.[1] ?? type;
}

type Stated = Pick<Request, 'state'>;

/** Whether it can still be taken back or stopped: nothing of it is delivered yet. */
export function isWaiting({ state }: Stated): boolean {
  return state === 'submitted' || state === 'pendingApproval' || state === 'scheduled';
}

/** Whether anything will still come of it. */
export function isOpen(it: Stated): boolean {
  return isWaiting(it) || it.state === 'delivering';
}

/** Whether something is about to become of it: what waits for a day to come is not. */
export function isUnderway(it: Stated): boolean {
  return isOpen(it) && it.state !== 'scheduled';
}

/** Whether something of it could not be delivered. */
export function isUndelivered({ state }: Stated): boolean {
  return state === 'deliveryFailed' || state === 'partiallyDelivered';
}

/** For how long after it was completed a request can be tried again, in milliseconds. */
const REPROCESSABLE = 14 * 86_400_000;

/**
 * Until when what could not be delivered can be tried again, on the tenant's clock in milliseconds; undefined where it cannot, or not any
 * more.
 */
export function reprocessableUntil(it: Stated & Pick<Request, 'completedDateTime'>): number | undefined {
  const until = isUndelivered(it) && it.completedDateTime ? Date.parse(it.completedDateTime) + REPROCESSABLE : 0;
  return until > now() ? until : undefined;
}

/** What comes of it when it is canceled: only of access that it was to give first is anything taken away. */
export function canceled(it: Typed & Stated): string {
  if (isWaiting(it)) {
    return 'Nobody has to decide it any more, and nothing comes of it.';
  }
  return `It is not tried again${ONCE_CANCELED[EFFECTS[it.requestType] ?? 'changes']}`;
}

/** What comes of a request when it is carried out: it gives access or takes it; any other changes what is there. */
const EFFECTS: Partial<Record<AccessPackageRequestType, 'gives' | 'takes'>> = {
  userAdd: 'gives',
  onBehalfAdd: 'gives',
  adminAdd: 'gives',
  systemAdd: 'gives',
  userRemove: 'takes',
  adminRemove: 'takes',
  approverRemove: 'takes',
  systemRemove: 'takes',
};

/** What stays of a request that was carried out in part, once it is canceled. */
const ONCE_CANCELED = {
  gives: ', and what it gave in part is taken away.',
  takes: '. What it has taken away stays away, and what could not be taken away stays.',
  changes: '. The assignment stays as it is.',
};

/** Questions as they were asked, and what was answered, in the policy's order. */
export function answered({ answers }: Pick<Request, 'answers'>): [string, string][] {
  return [...answers]
    .sort((one, other) => (one.answeredQuestion?.sequence ?? 0) - (other.answeredQuestion?.sequence ?? 0))
    .map((it, n) => [it.answeredQuestion?.text ?? `Answer ${n + 1}`, it.displayValue ?? it.value ?? '']);
}
