import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { graph } from '../graph/client';
import { useAll, useOne } from '../graph/useGraph';
import { network, show } from '../test/network';
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
