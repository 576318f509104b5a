import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({ root: { display: 'grid', gap: tokens.spacingVerticalS } });

/** How far something with many parts is. */
export function Progress({ done, of, label }: { done: number; of: number; label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Text>
        {label}: {done.toLocaleString()} of {of.toLocaleString()}
      </Text>
      <ProgressBar aria-label={label} value={of ? done / of : 0} thickness="large" />
    </div>
  );
}
