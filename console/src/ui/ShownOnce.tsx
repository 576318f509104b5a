import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Copyable } from './Copyable';
import { useFocusReturn } from './useFocusReturn';

interface Props {
  title: string;
  /** What the secret is called. */
  label: string;
  value: string;
  /** What it is for and whom it may reach. */
  children: ReactNode;
  close: () => void;
}

/** A secret that the server shows once. It is held by the page alone, in memory, and goes only when somebody says that they have it. */
export function ShownOnce({ title, label, value, children, close }: Props) {
  useFocusReturn();
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent style={{ display: 'grid', gap: tokens.spacingVerticalM }}>
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>It is shown this once. Copy it now: nobody can read it again, only make another.</MessageBarBody>
            </MessageBar>
            <dl style={{ margin: 0 }}>
              <dt>{label}</dt>
              <dd style={{ margin: 0 }}>
                <Copyable label={label} value={value} />
              </dd>
            </dl>
            <div>{children}</div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              I have it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
