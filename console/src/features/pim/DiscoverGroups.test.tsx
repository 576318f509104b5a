import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { network, refusal, show } from '../../test/network';
import { DiscoverGroups } from './DiscoverGroups';

const GROUPS = ['One', 'Two', 'Three'].map((displayName) => ({ id: displayName, externalId: displayName, displayName }));

test('many groups are managed, and when one is refused only the rest is asked for again', async () => {
  let isRefused = true;
  const sent = network(({ method, url, body }) => {
    if (url.endsWith('$batch')) {
      return { body: { responses: [{ id: '0', status: 200, body: { value: GROUPS } }] } };
    }
    if (method === 'POST') {
      return isRefused && (body as { externalId: string }).externalId === 'Two' ? refusal(409, 'Conflict', 'Not now.') : { status: 204 };
    }
    return { body: { value: GROUPS } };
  });
  const managed = () => sent.filter(({ url }) => url.endsWith('/register')).map(({ body }) => (body as { externalId: string }).externalId);
  await show(<DiscoverGroups />);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all rows' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Manage groups (3)' }));
  const asked = within(await screen.findByRole('alertdialog', { name: 'Manage 3 groups?' }));
  await userEvent.click(asked.getByRole('button', { name: 'OK' }));
  await asked.findByText('Not now.');
  asked.getByText('Groups managed: 1 of 3');
  expect(managed()).toEqual(['One', 'Two']);
  isRefused = false;
  await userEvent.click(asked.getByRole('button', { name: 'OK' }));
  await expect.poll(managed).toEqual(['One', 'Two', 'Two', 'Three']);
});
