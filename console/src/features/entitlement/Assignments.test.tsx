import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { type AccessPackage, at } from '../../graph/types.gen';
import { network, refusal, show } from '../../test/network';
import { Assignments } from './Assignments';

const PACKAGE = { id: 'p', displayName: 'Fleet', '@latchkey.allowed': ['assignmentRequests/create'] } as unknown as AccessPackage;

test('of a removal that was refused in part only who was refused stays chosen', async () => {
  const held = ['ada', 'bea', 'carl'].map((id) => ({ id, state: 'delivered', target: { objectId: id, displayName: id } }));
  network(({ method, url, body }) => {
    if (method === 'POST' && url.endsWith(at.accessPackageAssignmentRequest)) {
      const { id } = (body as { assignment: { id: string } }).assignment;
      if (id === 'bea') {
        return refusal(400, 'ExistingOpenRequest', 'Something is under way.');
      }
      Object.assign(held.find((it) => it.id === id) ?? {}, { state: 'expired' });
      return { status: 201, body: {} };
    }
    return { body: url.includes(at.accessPackageAssignment) ? { value: held } : url.endsWith('$batch') ? { responses: [] } : { value: [] } };
  });
  await show(<Assignments it={PACKAGE} />);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all rows' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove (3)' }));
  const asked = within(await screen.findByRole('alertdialog', { name: 'Remove 3 people?' }));
  await userEvent.click(await asked.findByRole('button', { name: 'Remove' }));
  await asked.findByText('1 of 3 were refused.');
  expect(screen.getByRole('alertdialog', { name: 'Remove 3 people?' })).toBeTruthy();
  await userEvent.click(await asked.findByRole('button', { name: 'Cancel' }));
  await screen.findByRole('button', { name: 'Remove (1)' });
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'ada: it is over' })).toBeTruthy());
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select bea' }));
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
});
