import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWrite } from '../graph/useGraph';
import { Problem } from './Problem';
import { useFocusReturn } from './useFocusReturn';

/** Asks before something is done, does it, and says why when it cannot be. */
export function Confirm({
  title,
  children,
  action,
  write,
  gone,
  done,
  close,
}: {
  title: string;
  children: ReactNode;
  /** The words on the button that does it. */
  action: string;
  write: () => Promise<unknown>;
  /** The path of what the page is about, when that is deleted, and of what goes with it. */
  gone?: string | readonly string[];
  done?: () => void;
  close: () => void;
}) {
  useFocusReturn();
  const doing = useWrite<void>(
    write,
    () => {
      close();
      done?.();
    },
    gone,
  );
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => open || doing.isPending || close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent style={{ display: 'grid', gap: tokens.spacingVerticalM }}>
            <div>{children}</div>
            <Problem of={doing.error} />
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabledFocusable={doing.isPending}
              icon={doing.isPending ? <Spinner size="tiny" /> : null}
              onClick={() => doing.isPending || doing.mutate()}
            >
              {action}
            </Button>
            <Button onClick={close} disabled={doing.isPending}>
              Cancel
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
