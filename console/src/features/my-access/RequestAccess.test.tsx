import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { AvailableAccessPackage } from '../../graph/types.gen';
import { network, show } from '../../test/network';
import { RequestAccess } from './RequestAccess';

const OFFERED = { id: 'p', displayName: 'Databases', description: null } as AvailableAccessPackage;
const FOR_OTHERS: AvailableAccessPackage = { ...OFFERED, '@latchkey.allowed': ['assignmentRequests/onBehalfAdd'] };
const POLICY = { policyId: 'pol', policyDisplayName: 'By managers', isApprovalRequiredForAdd: true, questions: [], schedule: null };

beforeEach(() => sessionStorage.clear());

/** The server lets the reader ask as it is told for themselves, and for Bea. */
function served(forMe: object[], forBea: object[]) {
  return network(({ url, body }) =>
    url.endsWith('getApplicablePolicyRequirements')
      ? { body: { value: (body as { subject?: unknown } | undefined)?.subject ? forBea : forMe } }
      : { body: { value: [] } },
  );
}

function chosen() {
  sessionStorage.setItem('latchkey.draft.request.p', JSON.stringify({ isForOther: true, other: [{ id: 'bea', displayName: 'Bea', type: 'user' }] }));
}

test('who may ask for nobody else is not asked for whom', async () => {
  served([POLICY], []);
  await show(<RequestAccess offered={OFFERED} close={() => undefined} />);
  await screen.findByText(/Somebody has to approve it/);
  expect(screen.queryByText('Somebody else')).toBeNull();
});

test('for somebody else goes by the policies that allow it', async () => {
  const calls = served([], [POLICY]);
  chosen();
  await show(<RequestAccess offered={FOR_OTHERS} close={() => undefined} />);
  await screen.findByText(/Somebody has to approve it/);
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  await waitFor(() =>
    expect(calls.find((it) => it.url.endsWith('assignmentRequests'))?.body).toMatchObject({
      requestType: 'onBehalfAdd',
      assignment: { targetId: 'bea', assignmentPolicyId: 'pol', accessPackageId: 'p' },
    }),
  );
});

test('nothing is sent for whom no policy allows it', async () => {
  const calls = served([POLICY], []);
  chosen();
  await show(<RequestAccess offered={FOR_OTHERS} close={() => undefined} />);
  await screen.findByText('No policy of this package lets you ask for Bea.');
  await userEvent.click(screen.getByRole('button', { name: 'Send request' }));
  await screen.findByText('No policy lets you ask for Bea.');
  expect(calls.some((it) => it.url.endsWith('assignmentRequests'))).toBe(false);
});
