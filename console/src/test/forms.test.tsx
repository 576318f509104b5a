import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { at, type Group } from '../graph/types.gen';
import { network, type Sent, show } from './network';
import { ActivationApprovals } from '../features/approvals/ActivationApprovals';
import { PackageApprovals } from '../features/approvals/PackageApprovals';
import { MyAccess } from '../features/my-access/MyAccess';
import { MyRoles } from '../features/my-roles/MyRoles';
import { ActiveAssignments, EligibleAssignments } from '../features/pim/Assignments';
import { ExpiredAssignments } from '../features/pim/ExpiredAssignments';
import { PendingRequests } from '../features/pim/PendingRequests';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const GROUP = { id: 'g', displayName: 'Databases', groupTypes: [] as string[] } as Group;
const ANN = { '@odata.type': '#microsoft.graph.user', id: 'ann', displayName: 'Ann' };
const ROLE = { accessId: 'member', groupId: 'g', principalId: 'ann', principal: ANN, group: GROUP, memberType: 'direct' };
const SCHEDULE = { ...ROLE, id: 's', assignmentType: 'assigned', scheduleInfo: { startDateTime: ago(9), expiration: { endDateTime: ago(-5) } } };
const INSTANCE = { ...ROLE, id: 'i', assignmentType: 'assigned', startDateTime: ago(9), endDateTime: ago(-5) };
const WISH = { ...ROLE, id: 'w', action: 'selfExtend', status: 'PendingAdminDecision', justification: 'rota', scheduleInfo: null };
const ACTIVATION = { ...ROLE, id: 'a', approvalId: 'a', action: 'selfActivate', status: 'PendingApproval', scheduleInfo: null };
const STAGE = { id: 's', status: 'InProgress', assignedToMe: true, '@latchkey.allowed': ['update'] };
const HELD = {
  id: 'h',
  state: 'delivered',
  accessPackage: { id: 'p', displayName: 'Fleet' },
  schedule: { startDateTime: ago(9), expiration: { endDateTime: ago(-5) } },
  assignmentPolicy: { requestorSettings: { enableTargetsToSelfRemoveAccess: true } },
};

/** What the API would say, a list or one of it, by the end of the path. */
const ANSWERS: [string, object][] = [
  [at.unifiedRoleManagementPolicyAssignment, { id: 'pa', policyId: 'po', policy: { id: 'po', rules: [], '@latchkey.allowed': ['update'] } }],
  [at.privilegedAccessGroupEligibilitySchedule, SCHEDULE],
  [at.privilegedAccessGroupAssignmentSchedule, SCHEDULE],
  [at.privilegedAccessGroupEligibilityScheduleInstance, INSTANCE],
  [at.expiredEligibility, { ...INSTANCE, id: 'x', endDateTime: ago(1) }],
  [at.privilegedAccessGroupEligibilityScheduleRequest, WISH],
  [at.privilegedAccessGroupAssignmentScheduleRequest, ACTIVATION],
  [at.assignmentApproval, { id: 'a', stages: [STAGE] }],
  [at.accessPackageAssignmentApproval, { id: 'r', stages: [STAGE] }],
  [at.accessPackageAssignmentRequest, { id: 'r', requestType: 'userAdd', answers: [], accessPackage: { id: 'p', displayName: 'Fleet' }, target: { objectId: 'ann', displayName: 'Ann' } }],
  [at.accessPackageAssignment, HELD],
];

/** A path as a batch of its version has it. */
const rooted = (path: string) => path.replace(/^beta./, '');

function answer({ url, body }: Sent): { status?: number; body: unknown } {
  if (url.endsWith('$batch')) {
    const { requests } = body as { requests: { id: string; url: string }[] };
    return { body: { responses: requests.map((it) => ({ id: it.id, status: 200, body: one(decodeURIComponent(it.url)).body })) } };
  }
  return one(url);
}

function one(url: string): { body: unknown } {
  const [path, one] = ANSWERS.find(([known]) => new RegExp(`/${rooted(known)}(/|\\?|$)`).test(url)) ?? [];
  if (!path) {
    return { body: { value: [] } };
  }
  const isOne = new RegExp(`/${rooted(path)}/\\w+(\\?|$)`).test(url);
  return { body: isOne ? one : { value: [one] } };
}

beforeEach(() => sessionStorage.clear());

/** Each form over a list: where it is, the button that opens it, and the field that holds what somebody typed. */
const FORMS: [string, ReactNode, string, string, string?][] = [
  ['Update an eligible assignment', <EligibleAssignments key="1" group={GROUP} />, 'Update Ann as member', 'Justification'],
  ['Update an active assignment', <ActiveAssignments key="2" group={GROUP} />, 'Update Ann as member', 'Justification'],
  ['Extend an assignment', <EligibleAssignments key="3" group={GROUP} />, 'Extend Ann as member', 'Justification'],
  ['Renew an assignment', <ExpiredAssignments key="4" group={GROUP} />, 'Renew Ann as eligible member', 'Justification'],
  ['Approve an extension', <PendingRequests key="5" group={GROUP} />, 'Approve the request of Ann', 'Justification'],
  ['Approve a package', <PackageApprovals key="6" />, 'Approve Fleet for Ann', 'Reason'],
  ['Deny a package', <PackageApprovals key="7" />, 'Deny Fleet for Ann', 'Reason'],
  ['Approve an activation', <ActivationApprovals key="8" />, 'Approve Member of Databases for Ann', 'Reason'],
  ['Remove a package of mine', <MyAccess key="9" />, 'Remove Fleet', 'Business justification'],
  ['Renew a role of mine', <MyRoles key="10" />, 'Renew Member of Databases', 'Reason', '/?tab=expired'],
];

test.each(FORMS)('%s: a trip to the sign-in page comes back to the form and what is in it', async (_, page, button, label, from = '/') => {
  network(answer);
  const { router } = await show(page, from);
  await userEvent.click(await screen.findByRole('button', { name: button }));
  await userEvent.type(await screen.findByRole('textbox', { name: label }), 'So');
  const address = router.state.location.href;
  expect(address).not.toBe(from);

  // The page is left and loaded anew at its address.
  cleanup();
  await show(page, address);
  const field = await screen.findByRole('textbox', { name: label });
  expect((field as HTMLTextAreaElement).value).toBe('So');
}, 60_000);

test('what the address opens and is gone says so', async () => {
  network((sent) => (sent.url.endsWith('$batch') ? { body: { responses: [{ id: '0', status: 404, body: {} }] } } : answer(sent)));
  await show(<EligibleAssignments group={GROUP} />, '/?update=gone');
  await screen.findByText('The assignment of this link is not there any more.');
  expect(screen.queryByRole('dialog')).toBeNull();
});
