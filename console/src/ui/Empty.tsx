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
  hint: { color: tokens.colorNeutralForeground2 },
});

/** Nothing here, and what to do about it. */
export function Empty({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Text size={400} weight="semibold">
        {title}
      </Text>
      {hint && <Text className={styles.hint}>{hint}</Text>}
      {action}
    </div>
  );
}
