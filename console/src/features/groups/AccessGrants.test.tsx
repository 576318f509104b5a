import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Group } from '../../graph/types.gen';
import { network, show } from '../../test/network';
import { Page } from '../../ui/Page';
import { AccessGrants } from './AccessGrants';

const ANN = { '@odata.type': '#microsoft.graph.user', id: 'ann', displayName: 'Ann' };
const OTHERS = Array.from({ length: 1000 }, (_, i) => ({ id: `a${i}`, principalId: `p${i}`, assignmentType: 'activated' }));

test('of a group with more assignments than are read it says so, and of nobody that they were simply added', async () => {
  network(({ url }) => {
    if (url.endsWith('$batch')) {
      return { body: { responses: [{ id: '0', status: 403, body: {} }] } };
    }
    return url.includes('/members')
      ? { body: { value: [ANN] } }
      : { body: { value: OTHERS, '@odata.nextLink': `${location.origin}/v1.0/more` } };
  });
  await show(
    <Page title="A group">
      <AccessGrants group={{ id: 'g', displayName: 'Databases' } as Group} />
    </Page>,
  );
  await screen.findByText(/^There are more .+ than the first 1,000, with which this page works\.$/);
  expect((await screen.findAllByText('Not known')).length).toBeGreaterThan(0);
  expect(screen.queryByText(/^Added directly/)).toBeNull();
});
