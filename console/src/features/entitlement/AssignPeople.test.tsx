import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { AccessPackage, AccessPackageAssignmentPolicy } from '../../graph/types.gen';
import { network, refusal, show } from '../../test/network';
import { addressesOf, AssignPeople } from './AssignPeople';

const PACKAGE = { id: 'p', displayName: 'Databases' } as AccessPackage;
const POLICIES = [{ id: 'pol', displayName: 'Given directly' } as AccessPackageAssignmentPolicy];
const PEOPLE = ['ada', 'bea', 'carl'];

beforeEach(() => sessionStorage.clear());

test('addresses stand on lines or between signs, each once', () => {
  expect(addressesOf('ada@x.example\nbea@x.example; ada@x.example, carl@x.example')).toEqual(PEOPLE.map((it) => `${it}@x.example`));
});

test('many are assigned at once, and who was refused stays in the form', async () => {
  const calls = network(({ method, body }) =>
    method === 'GET'
      ? { body: { value: PEOPLE.map((it) => ({ id: it, displayName: it, userPrincipalName: `${it}@x.example` })) } }
      : (body as { assignment: { targetId: string } }).assignment.targetId === 'bea'
        ? refusal(400, 'ExistingAssignment', 'They have it already.')
        : { status: 201, body: {} },
  );
  await show(<AssignPeople it={PACKAGE} policies={POLICIES} close={() => undefined} />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Addresses' }), { target: { value: PEOPLE.map((it) => `${it}@x.example`).join('\n') } });
  await screen.findByText('3 addresses');
  await userEvent.click(screen.getByRole('button', { name: 'Assign' }));
  await screen.findByText('1 of 3 were refused; they are still in the form.');
  expect(screen.getByText('Assigned: 2 of 3')).toBeTruthy();
  expect(screen.getByText(/bea: They have it already/)).toBeTruthy();
  const sent = calls.filter((it) => it.method === 'POST').map((it) => it.body as { requestType: string; assignment: { targetId: string } });
  expect(sent.map((it) => it.assignment.targetId).sort()).toEqual(PEOPLE);
  expect(sent.every((it) => it.requestType === 'adminAdd')).toBe(true);
});
