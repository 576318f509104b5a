import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { graph } from '../graph/client';
import { useAll, useOne } from '../graph/useGraph';
import { network, refusal, show } from '../test/network';
import { Confirm } from './Confirm';

const done = vi.fn();

function Thing() {
  useOne('things/a');
  useAll('things');
  return (
    <Confirm title="Delete it?" action="Delete" write={() => graph.remove('things/a')} gone="things/a" done={done} close={() => undefined}>
      It goes.
    </Confirm>
  );
}

test('what is deleted is not asked for again while its page is left', async () => {
  const calls = network(({ url }) => ({ body: url.endsWith('/a') ? { id: 'a' } : { value: [] } }));
  await show(<Thing />);
  await waitFor(() => expect(calls).toHaveLength(2));
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(calls.slice(2).map((it) => `${it.method} ${it.url}`)).toEqual(['DELETE /v1.0/things/a', 'GET /v1.0/things']);
});

test('what could not be deleted is asked for again: it may have changed, or what was asked was given up for it', async () => {
  const calls = network(({ method, url }) =>
    method === 'DELETE' ? refusal(409, 'Conflict', 'Not now.') : { body: url.endsWith('/a') ? { id: 'a' } : { value: [] } },
  );
  await show(<Thing />);
  await waitFor(() => expect(calls).toHaveLength(2));
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
  await screen.findByText('Not now.');
  await waitFor(() => expect(calls.slice(3).map((it) => it.url)).toEqual(['/v1.0/things/a', '/v1.0/things']));
});
