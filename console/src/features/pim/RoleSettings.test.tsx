import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { at, type Group } from '../../graph/types.gen';
import { network, type Sent, show } from '../../test/network';
import { RoleSettings } from './RoleSettings';

const GROUP = { id: 'g', displayName: 'Databases' } as Group;
const WHOSE = ['Admin_Eligibility', 'Admin_Assignment', 'EndUser_Assignment'];

/** The seventeen rules of a role, as a new group has them. */
const RULES: { id: string; [property: string]: unknown }[] = [
  ...WHOSE.map((whose) => ({
    id: `Expiration_${whose}`,
    isExpirationRequired: true,
    maximumDuration: whose.startsWith('Admin') ? 'P365D' : 'PT8H',
    target: {},
  })),
  ...WHOSE.map((whose) => ({ id: `Enablement_${whose}`, enabledRules: whose === 'EndUser_Assignment' ? ['Justification'] : [], target: {} })),
  { id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: false, approvalStages: [] }, target: {} },
  { id: 'AuthenticationContext_EndUser_Assignment', isEnabled: false, claimValue: null, target: {} },
  ...WHOSE.flatMap((whose) =>
    ['Admin', 'Requestor', 'Approver'].map((who) => ({
      id: `Notification_${who}_${whose}`,
      isDefaultRecipientsEnabled: true,
      notificationLevel: 'All',
      notificationRecipients: [],
      target: {},
    })),
  ),
];

function answer(mayChange: boolean) {
  const policy = { id: 'p', rules: RULES, '@latchkey.allowed': mayChange ? ['update'] : [] };
  return ({ method, url }: Sent) =>
    method === 'PATCH'
      ? { status: 204 }
      : {
          body: {
            value: url.includes(at.unifiedRoleManagementPolicyAssignment)
              ? [{ id: 'pa', policyId: 'p', policy }]
              : url.includes(at.authenticationContextClassReference)
                ? [{ id: 'c1', displayName: 'At a managed device' }]
                : url.includes('/users')
                  ? [{ id: 'axel', displayName: 'Axel', userPrincipalName: 'axel@x' }]
                  : [],
          },
        };
}

beforeEach(() => sessionStorage.clear());

test('every rule can be changed, and what is changed is sent together', async () => {
  const sent = network(answer(true));
  await show(<RoleSettings group={GROUP} access="member" />);
  const user = userEvent.setup();
  await user.clear(await screen.findByRole('spinbutton', { name: 'Activation maximum duration' }));
  await user.type(screen.getByRole('spinbutton', { name: 'Activation maximum duration' }), '4');
  await user.click(screen.getByRole('radio', { name: 'An authentication context' }));
  await user.click(screen.getByRole('switch', { name: 'Require ticket information on activation' }));
  await user.click(screen.getByRole('switch', { name: 'Require approval to activate' }));
  await user.click(screen.getByRole('combobox', { name: 'Approvers' }));
  await user.type(screen.getByRole('combobox', { name: 'Approvers' }), 'Axel');
  await user.click(await screen.findByRole('option', { name: /Axel/ }));
  await user.click(screen.getByRole('switch', { name: 'Allow permanent eligible assignment' }));
  await user.click(screen.getByRole('switch', { name: 'Allow permanent active assignment' }));
  await user.click(screen.getByRole('switch', { name: 'Require multifactor authentication on active assignment' }));
  await user.click(screen.getByRole('switch', { name: 'Require justification on eligible assignment' }));
  for (const box of screen.getAllByRole('checkbox', { name: /critical mails only/ })) {
    await user.click(box);
  }
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  await expect.poll(() => sent.filter(({ method }) => method === 'PATCH').length, { timeout: 15_000 }).toBe(1);

  const { rules } = sent.find(({ method }) => method === 'PATCH')?.body as { rules: typeof RULES };
  expect(rules.map(({ id }) => id).sort()).toEqual(RULES.map(({ id }) => id).sort());
  const rule = (id: string) => rules.find((it) => it.id === id);
  expect(rule('Expiration_EndUser_Assignment')).toMatchObject({ maximumDuration: 'PT4H' });
  expect(rule('Expiration_Admin_Eligibility')).toMatchObject({ isExpirationRequired: false });
  expect(rule('Enablement_EndUser_Assignment')).toMatchObject({ enabledRules: ['Justification', 'Ticketing'] });
  expect(rule('AuthenticationContext_EndUser_Assignment')).toMatchObject({ isEnabled: true, claimValue: 'c1' });
  expect(rule('Approval_EndUser_Assignment')).toMatchObject({
    setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [{ '@odata.type': '#microsoft.graph.singleUser', userId: 'axel' }] }] },
  });
  expect(rule('Notification_Approver_EndUser_Assignment')).toMatchObject({ notificationLevel: 'Critical' });
}, 120_000);

test('who may not change the settings reads them', async () => {
  network(answer(false));
  await show(<RoleSettings group={GROUP} access="member" />);
  const field = await screen.findByRole('spinbutton', { name: 'Activation maximum duration' });
  expect((field as HTMLInputElement).value).toBe('8');
  expect(field.closest('fieldset')?.disabled).toBe(true);
  expect(screen.queryByRole('button', { name: 'Save settings' })).toBeNull();
});
