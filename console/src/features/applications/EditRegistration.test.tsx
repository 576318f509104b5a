import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Application } from '../../graph/types.gen';
import { network, show } from '../../test/network';
import { EditRegistration } from './EditRegistration';

test('what was not changed is not sent', async () => {
  const calls = network(() => ({ status: 204 }));
  await show(<EditRegistration application={{ id: 'a', displayName: 'Planner', description: 'Plans', notes: null } as Application} close={() => undefined} />);
  await userEvent.type(await screen.findByRole('textbox', { name: /Internal note/ }), 'Ask Ann');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.body).toEqual({ notes: 'Ask Ann' });
});
