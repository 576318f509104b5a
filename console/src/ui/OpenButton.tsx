import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    padding: 0,
    minWidth: 0,
    justifyContent: 'flex-start',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    ':hover': { textDecorationLine: 'underline' },
  },
});

/** A thing's name in a list, which opens it over the page. */
export function OpenButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  const styles = useStyles();
  return (
    <Button appearance="transparent" className={styles.root} onClick={onClick}>
      {children}
    </Button>
  );
}
