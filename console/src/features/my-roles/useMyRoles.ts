import { useState } from 'react';
import { useNow } from '../../graph/clock';
import { odata } from '../../graph/query';
import {
  at,
  type PrivilegedAccessGroupAssignmentScheduleInstance as Assignment,
  type PrivilegedAccessGroupAssignmentScheduleRequest as ActiveRequest,
  type PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility,
  type PrivilegedAccessGroupEligibilityScheduleRequest as EligibleRequest,
} from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { session } from '../../session/session';

/** Whether a role is to be activated or is held all the time. */
export type Kind = 'eligible' | 'active';

/** A request that waits, and on which side. */
export type Waiting = (ActiveRequest | EligibleRequest) & { kind: Kind };

/** A role that ended, and on which side. */
export type Expired = (Assignment | Eligibility) & { kind: Kind };

const MINE = "filterByCurrentUser(on='principal')";

/** What waits for a decision or for its time, and what runs until somebody ends it, is looked at again this often. */
const OFTEN = 4_000;

/** What somebody else may give or take is looked at now and then. */
const SELDOM = 15_000;

/** What somebody may become, what they are now, what waits, and what ended lately. */
export function useMyRoles() {
  const [isUnderway, setUnderway] = useState(false);
  const again = { every: isUnderway ? OFTEN : SELDOM };
  const eligible = useAll<Eligibility>(`${at.privilegedAccessGroupEligibilityScheduleInstance}/${MINE}`, { expand: 'group' }, again);
  const active = useAll<Assignment>(`${at.privilegedAccessGroupAssignmentScheduleInstance}/${MINE}`, { expand: 'group' }, again);
  const activations = useAll<ActiveRequest>(
    `${at.privilegedAccessGroupAssignmentScheduleRequest}/${MINE}`,
    { filter: "status in ('PendingApproval','PendingAdminDecision','Granted','PendingProvisioning')", expand: 'group' },
    again,
  );
  const wishes = useAll<EligibleRequest>(
    `${at.privilegedAccessGroupEligibilityScheduleRequest}/${MINE}`,
    { filter: "status eq 'PendingAdminDecision'", expand: 'group' },
    again,
  );
  // Only what was one's own: what a group had, its owners look after.
  const own = { filter: odata`principalId eq ${session.account()?.id ?? ''}`, expand: 'group', orderby: 'endDateTime desc' };
  const endedEligible = useAll<Eligibility>(at.expiredEligibility, own);
  const endedActive = useAll<Assignment>(at.expiredAssignment, own);

  const now = useNow();
  const running = active.rows.filter((it) => !it.endDateTime || Date.parse(it.endDateTime) > now);
  const waiting: Waiting[] = [
    ...activations.rows.map((it): Waiting => ({ ...it, kind: 'active' })),
    ...wishes.rows.map((it): Waiting => ({ ...it, kind: 'eligible' })),
  ];
  const expired: Expired[] = [
    ...endedEligible.rows.map((it): Expired => ({ ...it, kind: 'eligible' })),
    ...endedActive.rows.map((it): Expired => ({ ...it, kind: 'active' })),
  ];
  const isAnythingUnderway = waiting.length + running.length > 0;
  if (isUnderway !== isAnythingUnderway) {
    setUnderway(isAnythingUnderway);
  }
  const read = [eligible, active, activations, wishes, endedEligible, endedActive];
  return {
    eligible: eligible.rows,
    running,
    waiting,
    expired,
    isLoading: read.some((it) => it.isLoading),
    problem: read.find((it) => it.problem)?.problem,
    refresh: () => read.forEach((it) => it.refresh()),
  };
}
