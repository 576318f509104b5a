import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { network, show } from '../../test/network';
import { NewGroup } from './NewGroup';

test.each([
  [['create'], true],
  [[], undefined],
])('whether it holds roles is sent only by whom the switch is shown to, and nothing before that is known', async (allowed, sent) => {
  let tell = () => {};
  const isKnown = new Promise<void>((resolve) => (tell = resolve));
  const calls = network(async ({ method, url, body }) => {
    if (url.endsWith('$batch')) {
      await isKnown;
      const { requests } = body as { requests: { id: string }[] };
      return { body: { responses: requests.map(({ id }) => ({ id, status: 200, body: { value: [], '@latchkey.allowed': allowed } })) } };
    }
    return { body: method === 'GET' ? { value: [], '@latchkey.allowed': ['create'] } : { id: 'g', displayName: 'Night crew' } };
  });
  sessionStorage.setItem('latchkey.draft.new-group', JSON.stringify({ name: 'Night crew', holdsRoles: true }));
  await show(<NewGroup />);
  const create = await screen.findByRole('button', { name: 'Create' });
  await userEvent.click(create);
  await screen.findByText(/is not known yet/);
  tell();
  await waitFor(() => expect(screen.queryByText(/is not known yet/)).toBeNull());
  expect(Boolean(screen.queryByRole('switch', { name: /Roles can be assigned/ }))).toBe(Boolean(sent));
  expect(calls.some((it) => it.url === '/v1.0/groups' && it.method === 'POST')).toBe(false);
  await userEvent.click(create);
  await waitFor(() => expect(calls.find((it) => it.url === '/v1.0/groups' && it.method === 'POST')).toBeTruthy());
  expect(calls.find((it) => it.url === '/v1.0/groups' && it.method === 'POST')?.body).toMatchObject({ displayName: 'Night crew' });
  expect((calls.find((it) => it.url === '/v1.0/groups' && it.method === 'POST')?.body as Record<string, unknown>).isAssignableToRole).toBe(sent);
});
