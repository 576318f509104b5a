import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { graph } from '../graph/client';
import { network, refusal, show } from '../test/network';
import { TextField } from './fields';
import { ResourceForm } from './ResourceForm';
import { useDraft } from './useDraft';

const done = vi.fn();

function Form() {
  const draft = useDraft('thing', { name: '' });
  return (
    <ResourceForm
      draft={draft}
      submit="Create"
      wrong={draft.values.name ? undefined : 'Give it a name.'}
      send={(it) => graph.create<{ id: string }>('things', it)}
      done={done}
      cancel={() => undefined}
    >
      <TextField label="Name" value={draft.values.name} onChange={(name) => draft.set({ name })} />
    </ResourceForm>
  );
}

test('nothing is sent while something is wrong', async () => {
  const calls = network(() => ({ body: {} }));
  await show(<Form />);
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText('Give it a name.');
  expect(calls).toHaveLength(0);
});

test('a refusal leaves the content, also over a reload', async () => {
  network(() => refusal(400, 'BadRequest', 'There is one of that name.'));
  const { unmount } = await show(<Form />);
  await userEvent.type(screen.getByLabelText('Name'), 'Key');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText('There is one of that name.');
  unmount();
  await show(<Form />);
  expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Key');
});

test('what was sent is forgotten', async () => {
  const calls = network(() => ({ status: 201, body: { id: '7' } }));
  await show(<Form />);
  await userEvent.type(screen.getByLabelText('Name'), 'Key');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(done).toHaveBeenCalledWith({ id: '7' }));
  expect(calls[0]).toMatchObject({ method: 'POST', url: '/v1.0/things', body: { name: 'Key' } });
  expect(sessionStorage.getItem('latchkey.draft.thing')).toBeNull();
});
