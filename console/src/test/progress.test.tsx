import { Toaster } from '@fluentui/react-components';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { type AccessPackage, type AccessPackageCatalog, type Application, type ConnectedOrganization, type DeletedItem, type DirectoryRoleDefinition, type Group, at } from '../graph/types.gen';
import { network, refusal, show } from './network';
import { TOASTS } from '../ui/notify';
import { Owners } from '../features/applications/Owners';
import { DeletedItems } from '../features/deleted/DeletedItems';
import { AddCatalogRole } from '../features/entitlement/AddCatalogRole';
import { AddIncompatible } from '../features/entitlement/AddIncompatible';
import { AddResources } from '../features/entitlement/AddResources';
import { Sponsors } from '../features/entitlement/Sponsors';
import { AddTies } from '../features/groups/AddTies';
import { AssignmentDialog } from '../features/pim/AssignmentDialog';
import { AddAssignments } from '../features/roles/AddAssignments';

const close = () => undefined;
const GROUP = { id: 'x', displayName: 'X', groupTypes: [] as string[] } as Group;
const CATALOG = { id: 'x', displayName: 'X' } as AccessPackageCatalog;
const ALL = ['One', 'Two', 'Three'].map((displayName) => ({
  id: displayName,
  displayName,
  type: 'user',
  '@latchkey.allowed': ['restore', 'delete'],
}));

/** Answers reads with all there are, and of what is changed refuses the second for as long as it is told to. */
function refusingTheSecond() {
  const state = { isRefusing: true };
  let changes = 0;
  const calls = network(({ method, url, body }) => {
    if (url.endsWith('$batch')) {
      const { requests } = body as { requests: { id: string; url: string }[] };
      const one = (path: string) => ALL.find((it) => path.endsWith(`/${it.id}`));
      return { body: { responses: requests.map((it) => ({ id: it.id, status: 200, body: one(it.url) ?? { value: ALL } })) } };
    }
    if (method === 'GET') {
      return { body: { value: ALL } };
    }
    return ++changes === 2 && state.isRefusing ? refusal(409, 'Conflict', 'Not now.') : { status: 204 };
  });
  return { state, changed: () => calls.filter(({ method, url }) => method !== 'GET' && !url.endsWith('$batch')).length };
}

beforeEach(() => sessionStorage.clear());

/** Each form that does something for whom was chosen: the form, its draft with what is chosen, its button, and its words. */
const FORMS: [string, ReactNode, string, object, string, string, string?][] = [
  ['Members of a group', <AddTies key="1" group={GROUP} tie="members" title="" close={close} />, 'ties.x.members', { chosen: ALL }, 'Add', 'Added'],
  ['Resources of a catalog', <AddResources key="2" catalog={CATALOG} close={close} />, 'resources.x', { chosen: ALL }, 'Add', 'Added'],
  ['Holders of a role', <AddAssignments key="3" role={{ id: 'x', displayName: 'X' } as DirectoryRoleDefinition} close={close} />, 'role.x', { chosen: ALL }, 'Add', 'Added'],
  ['Assignments of PIM', <AssignmentDialog key="4" group={GROUP} close={close} />, 'assign.x.add', { people: ALL, end: '2999-01-01T00:00:00Z' }, 'Assign', 'Assigned'],
  ['Delegates of a catalog', <AddCatalogRole key="5" catalog={CATALOG} definitions={[]} close={close} />, 'catalog-role.x', { role: 'r', chosen: ALL }, 'Add', 'Added'],
  [
    'Sponsors of an organization',
    <Sponsors key="6" organization={{ id: 'x', '@latchkey.allowed': ['internalSponsors/$ref'] } as unknown as ConnectedOrganization} side="internalSponsors" />,
    'sponsors.x.internalSponsors',
    { chosen: ALL },
    'Add',
    'Added',
    '/?add=internalSponsors',
  ],
  [
    'Owners of a registration',
    <Owners key="7" application={{ id: 'x', '@latchkey.allowed': ['owners/$ref'] } as unknown as Application} />,
    'owners.x',
    { chosen: ALL },
    'Add',
    'Added',
    '/?assign=owners',
  ],
];

test.each(FORMS)('%s: what is done for several says how far it is', async (_, form, name, draft, button, words, from = '/') => {
  const { changed } = refusingTheSecond();
  sessionStorage.setItem(`latchkey.draft.${name}`, JSON.stringify(draft));
  await show(form, from);
  await userEvent.click(await screen.findByRole('button', { name: button }));
  await screen.findByText('Not now.');
  expect(screen.getByText(`${words}: 1 of 3`)).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: words })).toBeTruthy();
  expect(changed()).toBe(2);
});

test('Incompatible packages: what is done for several says how far it is', async () => {
  refusingTheSecond();
  await show(<AddIncompatible it={{ id: 'x' } as AccessPackage} link="incompatibleAccessPackages" close={close} />);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all rows' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add (3)' }));
  await screen.findByText('Not now.');
  expect(screen.getByText('Added: 1 of 3')).toBeTruthy();
});

test('what is done is not asked for again while the page is read anew', async () => {
  let changes = 0;
  let answer = () => {};
  const isRead = new Promise<void>((resolve) => (answer = resolve));
  network(async ({ method }) => {
    if (method !== 'GET') {
      changes++;
      return { status: 204 };
    }
    // All are added by then: the owners are being read again.
    await (changes === ALL.length && isRead);
    return { body: { value: ALL } };
  });
  sessionStorage.setItem('latchkey.draft.owners.x', JSON.stringify({ chosen: ALL }));
  await show(
    <>
      <Owners application={{ id: 'x', '@latchkey.allowed': ['owners/$ref'] } as unknown as Application} />
      <Toaster toasterId={TOASTS} />
    </>,
    '/?assign=owners',
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Add' }));
  await screen.findByText('Added: 3 of 3');
  expect(screen.queryByText('Choose somebody first.')).toBeNull();
  answer();
  await screen.findByText('Added.');
});

test.each([
  ['Restore', 'dialog', 'Restore 3 things?', 'Restore', 'Restored', '3 things are restored.'],
  ['Delete permanently', 'alertdialog', 'Delete 3 things permanently?', 'Delete permanently', 'Deleted', '3 things are gone for good.'],
])('%s: the words stay what they were while there are fewer left', async (open, role, title, button, words, told) => {
  const { state, changed } = refusingTheSecond();
  await show(
    <>
      <DeletedItems<DeletedItem> path={at.deletedItem} one="thing" many="things" columns={[]} select={[]} searched={['displayName']} />
      <Toaster toasterId={TOASTS} />
    </>,
  );
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all rows' }));
  await userEvent.click(screen.getByRole('button', { name: open }));
  const asked = within(await screen.findByRole(role, { name: title }));
  await userEvent.click(asked.getByRole('button', { name: button }));
  await asked.findByText('Not now.');
  expect(screen.getByRole(role, { name: title })).toBeTruthy();
  expect(asked.getByText(`${words}: 1 of 3`)).toBeTruthy();
  state.isRefusing = false;
  await userEvent.click(asked.getByRole('button', { name: button }));
  await screen.findByText(told);
  expect(changed()).toBe(4);
});
