import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { network, show } from '../../test/network';
import { AllRoles } from './AllRoles';

test('who holds a role is counted by the server, however many they are', async () => {
  const sent = network(({ url, body }) =>
    url.endsWith('$batch')
      ? {
          body: {
            responses: (body as { requests: { id: string; url: string }[] }).requests.map((it) => ({
              id: it.id,
              status: 200,
              body: decodeURIComponent(it.url).includes("'many'")
                ? { '@odata.count': 2000, value: ['Ann', 'Bob', 'Cid', 'Dan', 'Eve'].map((displayName) => ({ id: displayName, principal: { displayName } })) }
                : { '@odata.count': 0, value: [] },
            })),
          },
        }
      : { body: { value: [{ id: 'many', displayName: 'Readers' }, { id: 'none', displayName: 'Writers' }] } },
  );
  await show(<AllRoles />);
  await screen.findByText('and 1,997 more');
  screen.getByText('Nobody');
  expect(sent.filter(({ url }) => url.includes('roleAssignments'))).toEqual([]);
});
