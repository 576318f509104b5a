import { Avatar, Button, Card, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Facts } from '../../ui/Facts';
import { Gone } from '../../ui/Gone';
import { Moment } from '../../ui/Moment';
import { Problem } from '../../ui/Problem';
import { useOpen } from '../../ui/useOpen';
import { Decide } from './Decide';
import { Stages } from './Stages';
import type { Stage } from './stages';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, listStyleType: 'none', margin: 0, padding: 0, maxWidth: '56rem' },
  card: { padding: tokens.spacingHorizontalXL, gap: tokens.spacingVerticalL },
  head: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  names: { display: 'grid', flexGrow: 1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
  reason: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorBrandStroke2}`,
  },
});

interface AsksProps {
  isLoading: boolean;
  /** What there is to say when nothing waits; nothing when that is not known. */
  empty: ReactNode;
  /** What waits. */
  ids: readonly string[];
  children: ReactNode;
}

/** What waits, one below the other. What the address opens and does not wait is told: somebody else may have decided it, or is to. */
export function Asks({ isLoading, empty, ids, children }: AsksProps) {
  const styles = useStyles();
  const [approved] = useOpen('approve');
  const [denied] = useOpen('deny');
  const named = approved ?? denied;
  if (isLoading) {
    return (
      <Skeleton aria-label="Loading what waits" className={styles.list}>
        <SkeletonItem style={{ height: '10rem' }} />
        <SkeletonItem style={{ height: '10rem' }} />
      </Skeleton>
    );
  }
  return (
    <>
      {named && !ids.includes(named) && empty && (
        <Gone>The request of this link does not wait for you here: it was decided, taken back, not decided in time, or is for others.</Gone>
      )}
      {ids.length ? <ul className={styles.list}>{children}</ul> : empty}
    </>
  );
}

/** One that cannot be decided yet: it is still being read, or could not be. */
export function Unread({ problem, retry }: { problem: unknown; retry: () => void }) {
  return (
    <li>
      {problem ? (
        <Problem of={problem} title="A request that waits for you could not be read." retry={retry} />
      ) : (
        <Skeleton aria-label="Loading a request">
          <SkeletonItem style={{ height: '10rem' }} />
        </Skeleton>
      )}
    </li>
  );
}

interface Props {
  /** What is asked, as the address names it while it is being decided. */
  id: string;
  what: string;
  /** Who gets it. */
  who: string;
  /** Who asked, when it was somebody else. */
  askedBy?: string | null | undefined;
  detail?: string | null | undefined;
  reason?: string | null | undefined;
  /** What kind of request it is, where there are several. */
  request?: string | undefined;
  lasting?: string | undefined;
  from?: string | null | undefined;
  until?: string | null | undefined;
  /** Those decided before are told, and how many there are. */
  stages?: readonly Stage[];
  ticket?: string | undefined;
  /** Questions and answers. */
  answers?: [string, string][] | undefined;
  asked?: string | null | undefined;
  /** The path of the stage that is decided. */
  stage: string;
  mayDecide: boolean;
}

/** One request of somebody, with what speaks for it. */
export function Ask({ id, what, who, askedBy, detail, reason, request, lasting, from, until, stages = [], ticket, answers, asked, stage, mayDecide }: Props) {
  const styles = useStyles();
  const [approved, approve] = useOpen('approve');
  const [denied, deny] = useOpen('deny');
  return (
    <li>
      <Card className={styles.card}>
        <div className={styles.head}>
          <Avatar aria-hidden name={who} color="colorful" size={40} />
          <div className={styles.names}>
            <h2 className={styles.title}>{what}</h2>
            <Text className={styles.detail}>
              {who}
              {detail ? ` · ${detail}` : ''}
            </Text>
          </div>
          {mayDecide && (
            <div className={styles.actions}>
              <Button appearance="primary" icon={<CheckmarkRegular />} aria-label={`Approve ${what} for ${who}`} onClick={() => approve(id)}>
                Approve
              </Button>
              <Button icon={<DismissRegular />} aria-label={`Deny ${what} for ${who}`} onClick={() => deny(id)}>
                Deny
              </Button>
            </div>
          )}
        </div>
        {reason && <blockquote className={styles.reason}>{reason}</blockquote>}
        <Facts
          of={[
            ['Asked by', askedBy ?? undefined],
            ['Asked', <Moment key="asked" at={asked} />],
            ['Request', request],
            ['For', lasting === '–' ? undefined : lasting],
            ['From', from ? <Moment key="from" at={from} /> : undefined],
            ['Until', until ? <Moment key="until" at={until} /> : undefined],
            ['Ticket', ticket || undefined],
            ...(answers ?? []),
          ]}
        />
        {stages.length > 1 && <Stages of={stages} />}
      </Card>
      {mayDecide && approved === id && <Decide decision="Approve" what={what} who={who} stage={stage} close={() => approve(undefined)} />}
      {mayDecide && denied === id && <Decide decision="Deny" what={what} who={who} stage={stage} close={() => deny(undefined)} />}
    </li>
  );
}
