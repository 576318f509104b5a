import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { network, refusal, show } from '../../test/network';
import { PackageApprovals } from './PackageApprovals';

const APPROVAL = { id: 'r', stages: [{ id: 's', assignedToMe: true, status: 'InProgress', '@latchkey.allowed': ['update'] }] };
const REQUEST = {
  id: 'r',
  requestType: 'onBehalfAdd',
  answers: [],
  accessPackage: { id: 'p', displayName: 'Databases' },
  requestor: { id: '1', objectId: 'boss', displayName: 'Boss' },
  target: { id: '2', objectId: 'ann', displayName: 'Ann' },
};

test('who decides sees whom it is for, and who asked', async () => {
  network(({ url }) => ({ body: url.includes('filterByCurrentUser') ? { value: [APPROVAL] } : REQUEST }));
  await show(<PackageApprovals />);
  await screen.findByRole('button', { name: 'Approve Databases for Ann' });
  expect(screen.getByText('Asked by').parentElement?.textContent).toContain('Boss');
});

test('nothing is decided that could not be read', async () => {
  let isDown = true;
  network(({ url }) =>
    url.includes('filterByCurrentUser')
      ? { body: { value: [APPROVAL] } }
      : isDown
        ? refusal(403, 'Authorization_RequestDenied', 'no')
        : { body: REQUEST },
  );
  await show(<PackageApprovals />);
  await screen.findByText('A request that waits for you could not be read.');
  expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByRole('button', { name: 'Approve Databases for Ann' });
});

test('a link to what waits no more says so', async () => {
  network(() => ({ body: { value: [] } }));
  await show(<PackageApprovals />, '/?approve=r');
  await screen.findByText(/The request of this link does not wait for you here/);
  await screen.findByText('Nothing waits for you');
});
