import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { createContext, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Unread } from './Unread';
import { useFocusReturn } from './useFocusReturn';

interface Props {
  title: string;
  close: () => void;
  /**
   * Whether what is asked is there already. A dialog that opened with nothing to focus is not known to be the one in use, and stays
   * hidden from those who hear it, until the focus goes into it.
   */
  isReady?: boolean;
  /** Whether it holds a list. */
  isWide?: boolean;
  /** Buttons that stay in sight while the rest scrolls. */
  actions?: ReactNode;
  children: ReactNode;
}

/** How the form in a dialog is given up, for as long as there is one. */
export const GiveUp = createContext<RefObject<(() => void) | null> | null>(null);

/** What lies over a page: a title and whatever is asked there. */
export function DialogFrame({ title, close, isReady = true, isWide = false, actions, children }: Props) {
  useFocusReturn();
  const surface = useRef<HTMLDivElement>(null);
  const giveUp = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (isReady) {
      surface.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    }
  }, [isReady]);
  return (
    <Dialog open onOpenChange={(_, { open }) => open || (giveUp.current ?? close)()}>
      <DialogSurface ref={surface} {...(isWide ? { style: { maxWidth: '64rem' } } : {})}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <Unread />
            <GiveUp value={giveUp}>{children}</GiveUp>
          </DialogContent>
          {actions && <DialogActions>{actions}</DialogActions>}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
