import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { PrivilegedAccessGroupEligibilityScheduleInstance as Eligibility } from '../../graph/types.gen';
import { network, type Sent, show } from '../../test/network';
import { Activate } from './Activate';

const ELIGIBILITY = { id: 'e', accessId: 'member', groupId: 'g', group: { id: 'g', displayName: 'Databases' } } as Eligibility;

/** The settings of the group, as far as an activation meets them. */
function settings(...demanded: string[]): (sent: Sent) => { body: unknown } {
  const rules = [
    { id: 'Expiration_EndUser_Assignment', isExpirationRequired: true, maximumDuration: 'PT4H' },
    { id: 'Enablement_EndUser_Assignment', enabledRules: demanded },
    { id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: demanded.includes('Approval'), approvalStages: [] } },
  ];
  return ({ method }) => ({ body: method === 'POST' ? { id: 'r', status: 'PendingApproval' } : { value: [{ id: 'pa', policyId: 'p', policy: { id: 'p', rules } }] } });
}

beforeEach(() => sessionStorage.clear());

test('an activation gives what the settings ask for: a reason, a ticket, at most so long', async () => {
  const sent = network(settings('Justification', 'Ticketing'));
  await show(<Activate eligibility={ELIGIBILITY} close={() => undefined} />);
  await screen.findByText('At most 4 hours');
  await userEvent.click(screen.getByRole('button', { name: 'Activate' }));
  await screen.findByText('Say why you need it.');
  await userEvent.type(screen.getByRole('textbox', { name: /Reason/ }), 'Incident');
  await screen.findByText('Give the number of a ticket, and its system.');
  await userEvent.type(screen.getByRole('textbox', { name: /Ticket number/ }), 'INC-7');
  await userEvent.type(screen.getByRole('textbox', { name: /Ticket system/ }), 'Desk');
  await userEvent.click(screen.getByRole('button', { name: 'Activate' }));
  await expect.poll(() => sent.filter(({ method }) => method === 'POST').length).toBe(1);
  expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
    action: 'selfActivate',
    accessId: 'member',
    groupId: 'g',
    justification: 'Incident',
    ticketInfo: { ticketNumber: 'INC-7', ticketSystem: 'Desk' },
    scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT2H' } },
  });
});

test('where somebody has to approve it, it is a request', async () => {
  network(settings('Approval'));
  await show(<Activate eligibility={ELIGIBILITY} close={() => undefined} />);
  await screen.findByRole('button', { name: 'Request activation' });
  screen.getByText('Somebody has to approve it first.');
  expect(screen.queryByRole('textbox', { name: /Ticket/ })).toBeNull();
});
