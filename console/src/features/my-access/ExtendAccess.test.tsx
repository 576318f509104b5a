import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { AccessPackageAssignment } from '../../graph/types.gen';
import { network, refusal, show } from '../../test/network';
import { ExtendAccess } from './ExtendAccess';

const ASSIGNMENT = {
  id: 'a',
  accessPackage: { id: 'p', displayName: 'Databases' },
  assignmentPolicy: { id: 'pol', requestApprovalSettings: { isRequestorJustificationRequired: true, isApprovalRequiredForUpdate: true }, questions: [] },
  schedule: { expiration: { endDateTime: '2026-12-01T00:00:00Z' } },
} as unknown as AccessPackageAssignment;

beforeEach(() => sessionStorage.clear());

test('access is extended with a reason, as its policy demands', async () => {
  const calls = network(({ method }) => (method === 'GET' ? { body: { value: [] } } : { status: 201, body: {} }));
  await show(<ExtendAccess assignment={ASSIGNMENT} close={() => undefined} />);
  await screen.findByText(/Somebody has to approve it/);
  await userEvent.click(screen.getByRole('button', { name: 'Extend' }));
  await screen.findByText('Say why you need it longer.');
  await userEvent.type(screen.getByRole('textbox', { name: /Business justification/ }), 'Still on the rota');
  await userEvent.click(screen.getByRole('button', { name: 'Extend' }));
  await waitFor(() =>
    expect(calls.find((it) => it.url.endsWith('assignmentRequests'))?.body).toEqual({
      requestType: 'userUpdate',
      assignment: { id: 'a' },
      justification: 'Still on the rota',
    }),
  );
});

test('what was asked before is tried again when it could not be read', async () => {
  let isDown = true;
  network(() => (isDown ? refusal(403, 'Authorization_RequestDenied', 'no') : { body: { value: [] } }));
  await show(<ExtendAccess assignment={ASSIGNMENT} close={() => undefined} />);
  await screen.findByText('What was asked before could not be read.');
  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText(/Somebody has to approve it/);
});
