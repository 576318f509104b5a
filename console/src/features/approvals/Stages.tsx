import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CircleRegular, ClockRegular, DismissCircleRegular, type FluentIcon } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Moment } from '../../ui/Moment';
import { inOrder, type Stage, standing } from './stages';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  step: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: tokens.spacingHorizontalM, alignItems: 'start' },
  icon: { fontSize: '1.25rem', color: tokens.colorNeutralForeground3 },
  detail: { color: tokens.colorNeutralForeground2, display: 'block' },
});

/** One step on the way of a request: what came of it, when, and why. */
export function Step({ icon: Icon, what, at, why }: { icon: FluentIcon; what: ReactNode; at?: string | null | undefined; why?: string | null | undefined }) {
  const styles = useStyles();
  return (
    <li className={styles.step}>
      <Icon className={styles.icon} aria-hidden />
      <div>
        <Text weight="semibold">{what}</Text>
        {at && (
          <Text size={200} className={styles.detail}>
            <Moment at={at} />
          </Text>
        )}
        {why && <Text className={styles.detail}>“{why}”</Text>}
      </div>
    </li>
  );
}

/** The stages of an approval, one after the other; before and after them, what else happened. */
export function Stages({ of, before, after }: { of: readonly Stage[]; before?: ReactNode; after?: ReactNode }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label="How far it is">
      {before}
      {inOrder(of).map((it) => {
        const words = standing(it);
        return <Step key={it.id} icon={iconOf(words)} what={words} at={it.reviewedDateTime} why={it.justification} />;
      })}
      {after}
    </ol>
  );
}

function iconOf(words: string): FluentIcon {
  return words.startsWith('Approved') ? CheckmarkCircleRegular : words.startsWith('Denied') ? DismissCircleRegular : words.startsWith('Waits') ? ClockRegular : CircleRegular;
}
