import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { network, show } from '../../test/network';
import { MyRoles } from './MyRoles';

test('a link to a role that is gone says so', async () => {
  network(() => ({ body: { value: [] } }));
  await show(<MyRoles />, '/?activate=gone');
  await screen.findByText(/The role of this link is not yours any more/);
  expect(screen.queryByRole('dialog')).toBeNull();
});
