import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    textAlign: 'center',
    maxWidth: '46ch',
    marginInline: 'auto',
  },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
});

/**
 * Nothing here, and what to do about it.
 *
 * @param isPage whether it is all there is on the page
 */
export function Empty({ title, hint, action, isPage = false }: { title: string; hint?: ReactNode; action?: ReactNode; isPage?: boolean }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Text as={isPage ? 'h1' : 'h2'} size={400} weight="semibold" className={styles.title}>
        {title}
      </Text>
      {hint && <Text className={styles.hint}>{hint}</Text>}
      {action}
    </div>
  );
}
