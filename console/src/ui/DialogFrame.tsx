import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * What lies over a page: a title and whatever is asked there.
 *
 * @param isReady whether what is asked is there already. A dialog that opened with nothing to focus is not known to be the one
 *     in use, and stays hidden from those who hear it, until the focus goes into it.
 */
export function DialogFrame({ title, close, isReady = true, children }: { title: string; close: () => void; isReady?: boolean; children: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isReady) {
      surface.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    }
  }, [isReady]);
  return (
    <Dialog open onOpenChange={(_, { open }) => open || close()}>
      <DialogSurface ref={surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
