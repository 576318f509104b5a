import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { PrivilegedAccessGroupAssignmentScheduleInstance as Assignment } from '../../graph/types.gen';
import { now } from '../../graph/clock';
import { show } from '../../test/network';
import { RoleCard } from './RoleCard';

/** An activation that began so many minutes ago. */
function began(minutes: number): Assignment {
  return {
    id: 'a',
    accessId: 'member',
    assignmentType: 'activated',
    startDateTime: new Date(now() - minutes * 60_000).toISOString(),
    endDateTime: new Date(now() + 3_600_000).toISOString(),
  } as Assignment;
}

test('an activation is given back only after its first five minutes', async () => {
  const end = vi.fn();
  const { unmount } = await show(<RoleCard of={began(1)} running={began(1)} end={end} />);
  await userEvent.click(screen.getByRole('button', { name: /Deactivate/ }));
  expect(end).not.toHaveBeenCalled();
  screen.getByText(/Can be given back from/);
  unmount();
  await show(<RoleCard of={began(6)} running={began(6)} end={end} />);
  await userEvent.click(screen.getByRole('button', { name: /Deactivate/ }));
  expect(end).toHaveBeenCalledOnce();
  expect(screen.queryByText(/Can be given back from/)).toBeNull();
});
