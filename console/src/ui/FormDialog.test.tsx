import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { graph } from '../graph/client';
import { network, show } from '../test/network';
import { TextField } from './fields';
import { FormDialog } from './FormDialog';
import { Page } from './Page';
import { useDraft } from './useDraft';

const close = vi.fn();

beforeEach(() => close.mockClear());

function Thing() {
  const draft = useDraft('thing', { name: '' });
  return (
    <FormDialog title="New thing" draft={draft} submit="Create" send={(it) => graph.create('things', it)} done={() => undefined} close={close}>
      <TextField label="Name" value={draft.values.name} onChange={(name) => draft.set({ name })} />
    </FormDialog>
  );
}

test('escape gives a form up and forgets it, as cancel does', async () => {
  network(() => ({ body: {} }));
  await show(<Thing />);
  await userEvent.type(screen.getByLabelText('Name'), 'Key');
  expect(sessionStorage.getItem('latchkey.draft.thing')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(close).toHaveBeenCalledOnce();
  expect(sessionStorage.getItem('latchkey.draft.thing')).toBeNull();
});

test('while it is sent it cannot be closed', async () => {
  let answer: (it: Response) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  await show(<Thing />);
  await userEvent.type(screen.getByLabelText('Name'), 'Key');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await userEvent.keyboard('{Escape}');
  expect((screen.getByRole('button', { name: 'Cancel' }) as HTMLButtonElement).disabled).toBe(true);
  expect(close).not.toHaveBeenCalled();
  answer(new Response('{"id":"7"}', { status: 201 }));
  await waitFor(() => expect(close).toHaveBeenCalledOnce());
});

test('a dialog that a page opens with has the focus, not the title below it', async () => {
  network(() => ({ body: {} }));
  await show(
    <Page title="Things">
      <Thing />
    </Page>,
  );
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
});
