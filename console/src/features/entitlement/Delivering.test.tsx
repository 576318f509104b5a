import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AccessPackage } from '../../graph/types.gen';
import { network, show } from '../../test/network';
import { Delivering } from './Delivering';

/** How many assignments there are in each state, as a batch is answered. */
function counted(all: number, delivering: number, failed: number) {
  network(({ body }) => ({
    body: {
      responses: (body as { requests: { id: string; url: string }[] }).requests.map(({ id, url }) => ({
        id,
        status: 200,
        body: { value: [], '@odata.count': decodeURIComponent(url).includes('isDeliveryOutstanding') ? delivering : decodeURIComponent(url).includes("ne 'expired'") ? all : failed },
      })),
    },
  }));
}

test('a change of roles shows how many it has reached', async () => {
  counted(5, 2, 0);
  await show(<Delivering it={{ id: 'p' } as AccessPackage} />);
  await screen.findByText(/3 of 5 done/);
  expect(screen.getByRole('progressbar', { name: 'Assignments delivered' }).getAttribute('aria-valuenow')).toBe('0.6');
});

test('who did not get everything is told apart from who waits', async () => {
  counted(5, 0, 1);
  await show(<Delivering it={{ id: 'p' } as AccessPackage} />);
  await screen.findByText('One person does not have everything.');
  expect(screen.queryByText(/done/)).toBeNull();
});
