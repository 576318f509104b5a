import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useFocusReturn } from './useFocusReturn';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, paddingBottom: tokens.spacingVerticalXXL },
});

interface Props {
  title: string;
  close: () => void;
  /** Whether it holds tables. */
  isWide?: boolean;
  children: ReactNode;
}

/** One thing of a list, whole, beside the list. */
export function Drawer({ title, close, isWide = false, children }: Props) {
  const styles = useStyles();
  useFocusReturn();
  return (
    <OverlayDrawer open position="end" size={isWide ? 'large' : 'medium'} onOpenChange={(_, { open }) => open || close()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={close} />}>{title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.body}>{children}</div>
      </DrawerBody>
    </OverlayDrawer>
  );
}
