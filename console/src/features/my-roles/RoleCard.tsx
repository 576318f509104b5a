import { Button, Card, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { Children, type ReactNode } from 'react';
import { useNow } from '../../graph/clock';
import type {
  PrivilegedAccessGroupAssignmentScheduleInstance as Assignment,
  PrivilegedAccessGroupRelationships as Access,
  Group,
} from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { told } from '../../ui/duration';
import { Moment } from '../../ui/Moment';
import { StateBadge } from '../../ui/StateBadge';
import { TimeLeft } from '../../ui/TimeLeft';
import { roleName, roleOf } from '../pim/role';
import { endableFrom, notBefore } from '../pim/schedule';
import type { Expired, Waiting } from './useMyRoles';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(22rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  item: { display: 'grid' },
  card: { padding: tokens.spacingHorizontalXL, gap: tokens.spacingVerticalM, height: '100%', boxSizing: 'border-box' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground2 },
  facts: { color: tokens.colorNeutralForeground2, display: 'grid', gap: tokens.spacingVerticalXXS },
  end: { display: 'grid', justifyItems: 'end', gap: tokens.spacingVerticalXS, textAlign: 'end' },
  foot: { display: 'flex', alignItems: 'flex-end', justifyContent: 'space-between', gap: tokens.spacingHorizontalM, marginTop: 'auto' },
});

/** Cards side by side, with what there is to see while they load and when there are none. */
export function RoleCards({ isLoading, empty, children }: { isLoading: boolean; empty: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  if (isLoading) {
    return (
      <Skeleton aria-label="Loading your roles" className={styles.list}>
        <SkeletonItem style={{ height: '11rem' }} />
        <SkeletonItem style={{ height: '11rem' }} />
      </Skeleton>
    );
  }
  return Children.count(children) ? <ul className={styles.list}>{children}</ul> : <>{empty}</>;
}

interface Props {
  of: { accessId: Access; group?: Group | null };
  /** How it came, when not directly. */
  through?: string | undefined;
  until?: string | null;
  running?: Assignment | undefined;
  waiting?: Waiting | undefined;
  ended?: Expired | undefined;
  /** That they asked to have it longer, or again. */
  wish?: Waiting | undefined;
  /** What can be done when it neither runs nor waits. */
  action?: ReactNode;
  /** What can be done when it ends soon, whether or not it runs. */
  extend?: ReactNode;
  over?: () => void;
  end?: (it: Assignment) => void;
  withdraw?: (it: Waiting) => void;
}

/** Gives an activation back: once the server would take it. */
function EndButton({ of, running, end }: { of: Props['of']; running: Assignment; end: (it: Assignment) => void }) {
  const styles = useStyles();
  const now = useNow();
  const earliest = endableFrom(running.startDateTime);
  const isEarly = earliest > now;
  return (
    <div className={styles.end}>
      <Button aria-label={`Deactivate ${roleOf(of)}`} disabledFocusable={isEarly} onClick={() => isEarly || end(running)}>
        Deactivate
      </Button>
      {isEarly && (
        <Text size={200}>Can be given back {notBefore(earliest)}</Text>
      )}
    </div>
  );
}

/** What a request asks for, in words. */
function asked({ action, scheduleInfo }: Waiting): string {
  return action === 'selfExtend' ? 'Asked to extend it' : action === 'selfRenew' ? 'Asked to renew it' : `Asked for ${told(scheduleInfo?.expiration?.duration)}`;
}

/** One role of one group, and where it stands. */
export function RoleCard({ of, through, until, running, waiting, ended, wish, action, extend, over, end, withdraw }: Props) {
  const styles = useStyles();
  const isActivated = running?.assignmentType === 'activated';
  return (
    <li className={styles.item}>
      <Card className={styles.card}>
        <div className={styles.head}>
          <div>
            <h2 className={styles.title}>{of.group?.displayName ?? 'A group that is gone'}</h2>
            <Text className={styles.about}>{roleName(of.accessId)}</Text>
          </div>
          <StateBadge state={running ? (isActivated ? 'activated' : 'assigned') : waiting ? (waiting.status ?? '') : ended ? 'expired' : 'eligible'} />
        </div>
        {of.group?.description && <Text>{of.group.description}</Text>}
        <div className={styles.facts}>
          {through && <Text size={200}>{through}</Text>}
          {until && (
            <Text size={200}>
              Eligible until <Moment at={until} day />
            </Text>
          )}
          {waiting && !running && (
            <Text size={200}>
              {asked(waiting)}, <Moment at={waiting.createdDateTime} />
              {waiting.justification ? `: “${waiting.justification}”` : ''}
            </Text>
          )}
          {ended && (
            <Text size={200}>
              {ended.kind === 'eligible' ? 'Eligible' : 'Active'} until <Moment at={ended.endDateTime} />
            </Text>
          )}
          {wish && (
            <Text size={200}>
              {asked(wish)}, <Moment at={wish.createdDateTime} />: an administrator decides
            </Text>
          )}
        </div>
        <div className={styles.foot}>
          {running ? (
            running.endDateTime ? (
              <TimeLeft until={running.endDateTime} since={running.startDateTime} {...(over ? { over } : {})} />
            ) : (
              <Text weight="semibold">Permanent</Text>
            )
          ) : waiting ? (
            withdraw &&
            allows(waiting, 'cancel') && (
              <Button aria-label={`Cancel the request for ${roleOf(of)}`} onClick={() => withdraw(waiting)}>
                Cancel request
              </Button>
            )
          ) : (
            action
          )}
          {extend}
          {running && isActivated && end && <EndButton of={of} running={running} end={end} />}
        </div>
      </Card>
    </li>
  );
}
