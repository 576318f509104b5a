import { Button } from '@fluentui/react-components';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { network, show } from '../test/network';
import { DialogFrame } from './DialogFrame';

function Opener({ isGoing = false, isSlow = false }: { isGoing?: boolean; isSlow?: boolean }) {
  const [isOpen, open] = useState(false);
  const [isThere, setThere] = useState(true);
  const [isReady, ready] = useState(!isSlow);
  return (
    <>
      <h1 tabIndex={-1}>Things</h1>
      {isThere && <Button onClick={() => open(true)}>Open</Button>}
      {isOpen && (
        <DialogFrame
          title="A thing"
          isReady={isReady}
          close={() => {
            open(false);
            setThere(!isGoing);
          }}
          actions={<Button onClick={() => ready(true)}>Last</Button>}
        >
          {isReady && <input aria-label="First" />}
          {isReady && <input aria-label="Second" />}
        </DialogFrame>
      )}
    </>
  );
}

const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

test('a dialog takes the focus to its first field, and gives it back to what opened it', async () => {
  network(() => ({ body: {} }));
  await show(<Opener />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(focused()).toBe('First'));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(focused()).toBe('Open'));
});

test('one whose fields come later takes the focus to them then', async () => {
  network(() => ({ body: {} }));
  await show(<Opener isSlow />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Last', hidden: true }));
  await waitFor(() => expect(focused()).toBe('First'));
});

test('when what opened it is gone, the focus goes to the title of the page', async () => {
  network(() => ({ body: {} }));
  await show(<Opener isGoing />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await waitFor(() => expect(focused()).toBe('First'));
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('Things'));
});
