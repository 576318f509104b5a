import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useAll } from '../../graph/useGraph';
import { network, refusal, show } from '../../test/network';
import { AddPermissions } from './AddPermissions';
import { GRAPH } from './permissions';

const API = {
  id: 'api',
  appId: GRAPH,
  displayName: 'API',
  appRoles: [],
  oauth2PermissionScopes: ['One', 'Two', 'Three'].map((value) => ({ id: value, value, type: 'User' })),
};

function Grants() {
  const given = useAll<{ id: string }>('given');
  return (
    <AddPermissions
      title="Grant"
      submit="Grant permissions"
      name="x"
      has={(it) => given.rows.some((one) => one.id === it.value)}
      send={async (chosen, oneByOne) => oneByOne(chosen, async (it) => fetch(`/give/${it.value}`).then((answer) => (answer.ok ? undefined : Promise.reject(new Error('Not now.')))))}
      done={() => undefined}
      close={() => undefined}
    />
  );
}

test('what has been granted before another one was refused is not chosen any more', async () => {
  const given: { id: string }[] = [];
  network(({ url }) => {
    if (url.startsWith('/give/')) {
      given.push({ id: url.slice('/give/'.length) });
      return given.length === 2 ? refusal(409, 'x', 'y') : { status: 204 };
    }
    return { body: { value: url.includes('given') ? given.slice(0, 1) : [API] } };
  });
  await show(<Grants />);
  for (const name of ['One', 'Two', 'Three']) {
    await userEvent.click(await screen.findByRole('checkbox', { name }));
  }
  await screen.findByText('3 permissions are chosen.');
  await userEvent.click(screen.getByRole('button', { name: 'Grant permissions' }));
  await screen.findByText('Not now.');
  expect(screen.getByText('Granted: 1 of 3')).toBeTruthy();
  await screen.findByText('2 permissions are chosen.');
});
