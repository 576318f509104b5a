import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { odata } from '../graph/query';
import { network, refusal, show } from '../test/network';
import { ResourceTable } from './ResourceTable';

interface Thing {
  id: string;
  displayName: string;
}

function Things({ isVast = false, every }: { isVast?: boolean; every?: number }) {
  return (
    <ResourceTable<Thing>
      isVast={isVast}
      {...(every ? { every } : {})}
      label="Things"
      path="things"
      columns={[{ title: 'Name', cell: (it) => it.displayName, sort: 'displayName' }]}
      search={{ hint: 'Search things', by: (text) => ({ filter: odata`startsWith(displayName,${text})` }) }}
      sortedBy="displayName"
      empty={{ title: 'No things yet' }}
    />
  );
}

test('the server searches, and the search is in the address', async () => {
  const calls = network(({ url }) => ({ body: { value: url.includes('startsWith') ? [] : [{ id: '1', displayName: 'One' }] } }));
  const { router } = await show(<Things />);
  await screen.findByText('One');
  await userEvent.type(screen.getByRole('searchbox'), 'x');
  await screen.findByText('Nothing matches');
  expect(calls.at(-1)?.url).toBe("/v1.0/things?$filter=startsWith(displayName,'x')&$orderby=displayName&$top=50&$count=true");
  expect(router.state.location.search).toEqual({ q: 'x' });
});

test('a linked address is shown as it was', async () => {
  const calls = network(() => ({ body: { value: [{ id: '1', displayName: 'One' }] } }));
  await show(<Things />, '/?q=on&sort=displayName%20desc');
  await screen.findByText('One');
  expect(calls[0]?.url).toContain("startsWith(displayName,'on')&$orderby=displayName desc");
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending');
});

test('there is more where the server says so', async () => {
  network(({ url }) =>
    url.includes('skiptoken')
      ? { body: { value: [{ id: '2', displayName: 'Two' }] } }
      : { body: { value: [{ id: '1', displayName: 'One' }], '@odata.nextLink': 'http://here/v1.0/things?$skiptoken=t', '@odata.count': 2 } },
  );
  await show(<Things />);
  await userEvent.click(await screen.findByRole('button', { name: /Show more/ }));
  await screen.findByText('Two');
  expect(screen.getByText('One')).toBeTruthy();
  expect(screen.getByText('2 results')).toBeTruthy();
});

test('a vast list shows its rows before it is counted', async () => {
  const calls = network(({ url }) =>
    url.includes('$count=true')
      ? { body: { value: [{ id: '1' }], '@odata.count': 1_000_000 } }
      : { body: { value: [{ id: '1', displayName: 'One' }], '@odata.nextLink': 'http://here/v1.0/things?$skiptoken=t' } },
  );
  await show(<Things isVast />);
  await screen.findByText('One');
  await screen.findByText(`${(1_000_000).toLocaleString()} results`);
  expect(calls.map((it) => it.url)).toEqual(['/v1.0/things?$orderby=displayName&$top=50', '/v1.0/things?$select=id&$top=1&$count=true']);
});

test('an empty list says what to do, a refused one why', async () => {
  network(() => ({ body: { value: [] } }));
  await show(<Things />);
  await screen.findByText('No things yet');
  network(() => refusal(403, 'Authorization_RequestDenied', 'no'));
  await show(<Things />, '/?q=a');
  await waitFor(() => expect(screen.getByText('You may not do that.')).toBeTruthy());
  expect(screen.getByText('Request id r-1')).toBeTruthy();
});

test('rows that cannot be read again stay, and say that they are old', async () => {
  network(() => ({ body: { value: [{ id: '1', displayName: 'One' }] } }));
  await show(<Things every={30} />);
  await screen.findByText('One');
  network(() => refusal(500, 'InternalServerError', 'It broke.'));
  await screen.findByText(/it could not be read again/);
  expect(screen.getByText('One')).toBeTruthy();
  expect(screen.getByText('Request id r-1')).toBeTruthy();
  network(() => ({ body: { value: [{ id: '2', displayName: 'Two' }] } }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Two');
  expect(screen.queryByText(/it could not be read again/)).toBeNull();
});
