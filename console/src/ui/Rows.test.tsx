import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../test/network';
import { Rows } from './Rows';

const ONE = { id: '1', name: 'One' };
const TWO = { id: '2', name: 'Two' };
const GONE = { id: '3', name: 'Gone' };

test('all is chosen when every row is, not when as many are', async () => {
  const choose = vi.fn();
  await show(
    <Rows
      label="Things"
      columns={[{ title: 'Name', cell: (it: typeof ONE) => it.name }]}
      rows={[ONE, TWO]}
      selection={{ chosen: [ONE, GONE], choose, name: (it) => it.name }}
    />,
  );
  const all = screen.getByRole('checkbox', { name: 'Select all rows' }) as HTMLInputElement;
  expect(all.indeterminate).toBe(true);
  await userEvent.click(all);
  expect(choose).toHaveBeenCalledWith([ONE, TWO]);
});

test('what cannot be chosen any more can be given up, and not chosen again', async () => {
  const choose = vi.fn();
  await show(
    <Rows
      label="Things"
      columns={[{ title: 'Name', cell: (it: typeof ONE) => it.name }]}
      rows={[ONE, TWO]}
      selection={{ chosen: [ONE], choose, name: (it) => it.name, unless: () => 'it is over' }}
    />,
  );
  expect((screen.getByRole('checkbox', { name: 'Two: it is over' }) as HTMLInputElement).disabled).toBe(true);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select One' }));
  expect(choose).toHaveBeenCalledExactlyOnceWith([]);
});
