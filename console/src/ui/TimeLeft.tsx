import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useNow } from '../graph/clock';
import { left, told } from './duration';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXS, minWidth: '9rem' },
  clock: { fontVariantNumeric: 'tabular-nums' },
  soon: { color: tokens.colorPaletteRedForeground1 },
});

/** Less than this is soon. */
const SOON = 5 * 60_000;

/**
 * How long something still lasts, counting down by the tenant's clock.
 *
 * @param since with it, a bar shows how much has passed
 * @param over called once when nothing is left
 */
export function TimeLeft({ until, since, over }: { until: string; since?: string | null | undefined; over?: () => void }) {
  const styles = useStyles();
  const now = useNow();
  const end = Date.parse(until);
  const ms = end - now;
  const isOver = ms <= 0;
  const told_ = useRef(false);
  useEffect(() => {
    if (isOver && !told_.current) {
      told_.current = true;
      over?.();
    }
  }, [isOver, over]);
  const start = since ? Date.parse(since) : Number.NaN;
  return (
    <span className={styles.root}>
      {/* A clock that is read aloud every second is of no use: the label says it in whole minutes. */}
      <Text role="timer" aria-label={isOver ? 'Ended' : `${told(Math.ceil(ms / 60_000) * 60_000)} left`}
        weight="semibold" className={ms < SOON ? `${styles.clock} ${styles.soon}` : styles.clock}>
        {isOver ? 'Ended' : left(ms)}
      </Text>
      {!Number.isNaN(start) && !isOver && (
        <ProgressBar aria-hidden value={Math.min(1, Math.max(0, ms / (end - start)))} thickness="medium" color={ms < SOON ? 'error' : 'brand'} />
      )}
    </span>
  );
}
