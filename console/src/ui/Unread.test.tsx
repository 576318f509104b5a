import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useAll, useOne } from '../graph/useGraph';
import { network, refusal, show } from '../test/network';
import { Page } from './Page';
import { Problem } from './Problem';

function Thing() {
  const one = useOne('things/a');
  const parts = useAll<{ id: string }>('things/a/spareParts');
  return (
    <Page title="Thing">
      <Problem of={one.problem} title="The thing could not be read." retry={one.refresh} />
      {parts.rows.length} parts
    </Page>
  );
}

test('what fails and is not told elsewhere is told on top, until it is read', async () => {
  network(({ url }) => (url.includes('spareParts') ? refusal(500, 'InternalServerError', 'The parts broke.') : { body: { id: 'a' } }));
  await show(<Thing />);
  await screen.findByText('The spare parts could not be read.');
  expect(screen.getByText('Request id r-1')).toBeTruthy();
  network(() => ({ body: { value: [{ id: '1' }] } }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('1 parts');
  expect(screen.queryByText(/could not be read/)).toBeNull();
});

test('what is told is told once, and trying again tries all', async () => {
  network(() => refusal(403, 'Authorization_RequestDenied', 'no'));
  await show(<Thing />);
  await screen.findByText('The thing could not be read.');
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  network(({ url }) => ({ body: url.includes('spareParts') ? { value: [] } : { id: 'a' } }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a list that is longer than what is read of it says so', async () => {
  network(({ url }) =>
    url.includes('spareParts') || url.includes('skiptoken')
      ? { body: { value: [{ id: url }], '@odata.nextLink': `http://here/v1.0/things/a/spareParts?$skiptoken=${url.length}` } }
      : { body: { id: 'a' } },
  );
  await show(<Thing />);
  await screen.findByText(/There are more spare parts than the first/);
});
