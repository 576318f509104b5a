import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { at, type Group } from '../../graph/types.gen';
import { network, show } from '../../test/network';
import { PendingRequests } from './PendingRequests';

const GROUP = { id: 'g', displayName: 'Databases', groupTypes: [] as string[] } as Group;
const WISH = {
  id: 'w',
  accessId: 'member',
  groupId: 'g',
  principalId: 'ann',
  principal: { '@odata.type': '#microsoft.graph.user', id: 'ann', displayName: 'Ann' },
  action: 'selfExtend',
  status: 'PendingAdminDecision',
  justification: 'rota',
  scheduleInfo: null,
};
const POLICY = { id: 'pa', policyId: 'p', policy: { id: 'p', rules: [{ id: 'Expiration_Admin_Eligibility', maximumDuration: 'P30D', isExpirationRequired: true }], '@latchkey.allowed': ['update'] } };

beforeEach(() => sessionStorage.clear());

test.each([
  ['more time while they have it', true, 'adminExtend'],
  ['the role again when their time ran out meanwhile', false, 'adminRenew'],
])('who asked to extend is given %s', async (_, isHeld, action) => {
  const read = (url: string) =>
    url.includes(at.unifiedRoleManagementPolicyAssignment)
      ? { value: [POLICY] }
      : url.includes(`${at.privilegedAccessGroupEligibilityScheduleRequest}/w`)
        ? WISH
        : url.includes(at.privilegedAccessGroupEligibilityScheduleRequest)
          ? { value: [WISH] }
          : { value: isHeld && url.includes(at.privilegedAccessGroupEligibilitySchedule) ? [{ id: 's' }] : [] };
  const sent = network(({ method, url, body }) => {
    if (url.endsWith('$batch')) {
      const { requests } = body as { requests: { id: string; url: string }[] };
      return { body: { responses: requests.map((it) => ({ id: it.id, status: 200, body: read(decodeURIComponent(it.url)) })) } };
    }
    return { body: method === 'POST' ? { id: 'n' } : read(url) };
  });
  await show(<PendingRequests group={GROUP} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Approve the request of Ann' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));
  const given = () => sent.find(({ method, url }) => method === 'POST' && url.endsWith(at.privilegedAccessGroupEligibilityScheduleRequest))?.body;
  await expect.poll(given, { timeout: 15_000 }).toMatchObject({ action, accessId: 'member', groupId: 'g', principalId: 'ann' });
});
