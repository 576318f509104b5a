import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(16rem, 100%), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginBottom: tokens.spacingVerticalXXS },
  fact: { margin: 0 },
});

/** What is known of a thing: names and values. What is undefined is left out. */
export function Facts({ of }: { of: [string, ReactNode][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.root}>
      {of
        .filter(([, fact]) => fact !== undefined)
        .map(([term, fact]) => (
          <div key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.fact}>{fact === null || fact === '' ? '–' : fact}</dd>
          </div>
        ))}
    </dl>
  );
}
