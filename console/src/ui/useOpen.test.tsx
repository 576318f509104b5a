import { Button } from '@fluentui/react-components';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { show } from '../test/network';
import { useOpen } from './useOpen';

function Thing() {
  const [opened, open] = useOpen('edit');
  return opened ? <Button onClick={() => open(undefined)}>Close</Button> : <Button onClick={() => open('thing')}>Open</Button>;
}

test('back closes what is open, forward opens it again', async () => {
  const { router } = await show(<Thing />, '/?q=x');
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('button', { name: 'Close' });
  expect(router.state.location.search).toEqual({ q: 'x', edit: 'thing' });
  router.history.back();
  await screen.findByRole('button', { name: 'Open' });
  router.history.forward();
  await screen.findByRole('button', { name: 'Close' });
});

test('back does not open again what was closed', async () => {
  const { router } = await show(<Thing />, '/?q=x');
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
  await screen.findByRole('button', { name: 'Open' });
  router.history.back();
  await waitFor(() => expect(router.history.location.search).toBe('?q=x'));
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
});
