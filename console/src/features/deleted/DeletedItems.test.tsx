import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { at, type DeletedItem } from '../../graph/types.gen';
import { network, show } from '../../test/network';
import { DeletedItems } from './DeletedItems';

const ONE = { id: 'one', displayName: 'Night crew', '@latchkey.allowed': ['restore'] };

const items = <DeletedItems<DeletedItem> path={at.deletedItem} one="group" many="groups" columns={[]} select={[]} searched={['displayName']} />;

function answers(found: Record<string, object>) {
  return network(({ url, body }) => {
    if (!url.endsWith('$batch')) {
      return { body: { value: [] } };
    }
    const { requests } = body as { requests: { id: string; url: string }[] };
    return {
      body: {
        responses: requests.map((it) => {
          const one = found[it.url.split('/').at(-1) ?? ''];
          return { id: it.id, status: one ? 200 : 404, body: one ?? {} };
        }),
      },
    };
  });
}

test('an address names what is to be restored, whether or not the list shows it', async () => {
  answers({ one: ONE, two: { ...ONE, id: 'two' } });
  await show(items, '/?restore=one,two');
  await screen.findByRole('dialog', { name: 'Restore 2 groups?' });
});

test('what is not deleted any more is not restored by an old address', async () => {
  answers({});
  await show(items, '/?restore=one');
  await screen.findByText('What this link restores is not there any more.');
});

test('an address that names nothing asks for nothing', async () => {
  const calls = answers({});
  await show(items, '/?restore=');
  await screen.findByText(/There are no deleted groups/);
  expect(calls.filter((it) => it.url.endsWith('$batch'))).toEqual([]);
});

test('who may only look at it is told so, and not asked', async () => {
  answers({ one: { ...ONE, '@latchkey.allowed': [] } });
  await show(items, '/?restore=one');
  await screen.findByText('You may look at what this link restores, but not restore it.');
  expect(screen.queryByRole('dialog')).toBeNull();
});
