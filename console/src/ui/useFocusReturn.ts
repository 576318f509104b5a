import { useEffect, useState } from 'react';

/**
 * Gives the focus back when what took it is closed: to whatever had it before, or, when that is gone with what was done, to the
 * page's title. Who uses a keyboard, or hears the page, goes on from where they were.
 */
export function useFocusReturn(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () =>
      void setTimeout(() => {
        const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
        const isAnotherOpen = document.querySelector('[role=dialog], [role=alertdialog]');
        const place = isThere ? before : document.querySelector<HTMLElement>('h1');
        if (!isAnotherOpen) {
          place?.focus();
        }
      }),
    [before],
  );
}
