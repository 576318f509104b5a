import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { network, show } from '../../test/network';
import { AuthenticationMethods } from './AuthenticationMethods';

const pass = (defaultLength: number) => ({
  '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
  id: 'TemporaryAccessPass',
  state: 'enabled',
  minimumLifetimeInMinutes: 60,
  maximumLifetimeInMinutes: 480,
  defaultLifetimeInMinutes: 60,
  defaultLength,
  isUsableOnce: false,
  '@latchkey.allowed': ['update', 'delete'],
});

test('after a reset the form shows the settings as they are, whatever was typed before', async () => {
  let length = 20;
  network(({ method }) => {
    length = method === 'DELETE' ? 12 : length;
    return method === 'GET' ? { body: { value: [pass(length)] } } : { status: 204 };
  });
  await show(<AuthenticationMethods />);
  const field = () => screen.findByRole('spinbutton', { name: /Length/ }) as Promise<HTMLInputElement>;
  await userEvent.clear(await field());
  await userEvent.type(await field(), '30');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(async () => expect((await field()).value).toBe('20'));
  expect(sessionStorage).toHaveLength(0);
  await userEvent.clear(await field());
  await userEvent.type(await field(), '40');
  await userEvent.click(screen.getByRole('button', { name: 'Reset to default' }));
  await userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Reset' }));
  await waitFor(async () => expect((await field()).value).toBe('12'));
  expect(sessionStorage).toHaveLength(0);
});
