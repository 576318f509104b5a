import type {
  AccessPackageAssignmentPolicy as Policy,
  ExpirationPattern,
  UnifiedRoleManagementPolicyExpirationRule as ExpirationRule,
} from '../../graph/types.gen';
import { millis, told } from '../../ui/duration';

/** The longest eligibility that a group's settings allow, in milliseconds; infinite when they set no end. */
function longest(rule: Pick<ExpirationRule, 'isExpirationRequired' | 'maximumDuration'> | undefined): number {
  return rule?.isExpirationRequired && rule.maximumDuration ? millis(rule.maximumDuration) : Number.POSITIVE_INFINITY;
}

/**
 * Whether an assignment under a policy may last longer than the eligibility it gives: the group's settings end that, and the
 * assignment reads delivered all the same.
 */
export function outlives(
  expiration: ExpirationPattern | null | undefined,
  rule: Pick<ExpirationRule, 'isExpirationRequired' | 'maximumDuration'> | undefined,
  now: number,
): boolean {
  const most = longest(rule);
  if (most === Number.POSITIVE_INFINITY) {
    return false;
  }
  switch (expiration?.type) {
    case 'afterDuration':
      return millis(expiration.duration) > most;
    case 'afterDateTime':
      return Date.parse(expiration.endDateTime ?? '') > now + most;
    default:
      return true;
  }
}

/** The policies under which a package would outlast an eligible role. */
export function outliving<P extends Pick<Policy, 'expiration'>>(
  policies: readonly P[],
  rule: Pick<ExpirationRule, 'isExpirationRequired' | 'maximumDuration'> | undefined,
  now: number,
): P[] {
  return policies.filter((it) => outlives(it.expiration, rule, now));
}

/** How long an assignment lasts, in words that follow "lasts". */
export function lasting(expiration: ExpirationPattern | null | undefined): string {
  switch (expiration?.type) {
    case 'afterDuration':
      return told(expiration.duration);
    case 'afterDateTime':
      return `until ${new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(new Date(expiration.endDateTime ?? ''))}`;
    default:
      return 'without end';
  }
}
