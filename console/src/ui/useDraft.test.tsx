import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { show } from '../test/network';
import { TextField } from './fields';
import { useDraft } from './useDraft';

function Thing({ name, note }: { name: string; note: string }) {
  const { values, set } = useDraft('thing', { name, note });
  return (
    <>
      <TextField label="Name" value={values.name} onChange={(it) => set({ name: it })} />
      <TextField label="Note" value={values.note} onChange={(it) => set({ note: it })} />
    </>
  );
}

const value = (name: string) => (screen.getByRole('textbox', { name }) as HTMLInputElement).value;

test('what was entered comes back, and beside it what is there by then', async () => {
  await show(<Thing name="Planner" note="" />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Ask Ann');
  cleanup();
  await show(<Thing name="Berth planner" note="" />);
  expect([value('Name'), value('Note')]).toEqual(['Berth planner', 'Ask Ann']);
});

test('what is as it was is no draft', async () => {
  await show(<Thing name="Planner" note="" />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'x{Backspace}');
  expect(sessionStorage).toHaveLength(0);
});
