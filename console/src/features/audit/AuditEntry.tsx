import {
  Button,
  makeStyles,
  Spinner,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { at, type DirectoryAudit, type TargetResource } from '../../graph/types.gen';
import { useOne } from '../../graph/useGraph';
import { Drawer } from '../../ui/Drawer';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Problem } from '../../ui/Problem';
import { StateBadge } from '../../ui/StateBadge';
import { words } from './AuditFilters';
import { actor, targetName, told } from './entry';

const useStyles = makeStyles({
  part: { display: 'grid', gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  id: { wordBreak: 'break-all' },
  value: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-word',
    paddingBlock: tokens.spacingVerticalXS,
  },
  cell: { verticalAlign: 'top' },
});

/** One entry of the audit log, whole: its targets, what changed about each, and the request it came of. */
export function AuditEntry({ id, close, only }: { id: string; close: () => void; only: (request: string) => void }) {
  const { it, problem, refresh } = useOne<DirectoryAudit>(`${at.directoryAudit}/${id}`);
  return (
    <Drawer title={it?.activityDisplayName ?? 'Audit log entry'} close={close} isWide>
      <Problem of={problem} title="The entry could not be read." retry={refresh} />
      {it ? <Entry it={it} only={only} /> : !problem && <Spinner label="Reading the entry" />}
    </Drawer>
  );
}

function Entry({ it, only }: { it: DirectoryAudit; only: (request: string) => void }) {
  const styles = useStyles();
  const by = actor(it);
  const request = it.correlationId;
  return (
    <>
      <Facts
        of={[
          ['Date', <Moment key="date" at={it.activityDateTime} />],
          ['Result', <StateBadge key="result" state={it.result} />],
          ['Reason', it.resultReason || undefined],
          ['Initiated by', by.detail ? `${by.name} · ${by.detail}` : by.name],
          ['IP address', it.initiatedBy?.user?.ipAddress ?? undefined],
          ['Category', words(it.category ?? '')],
          ['Service', it.loggedByService],
          ['Operation', it.operationType],
          ['Request id', <code key="request" className={styles.id}>{request}</code>],
        ]}
      />
      {request && (
        <div>
          <Button onClick={() => only(request)}>Show everything this request did</Button>
        </div>
      )}
      {it.targetResources.map((target, i) => (
        <Target key={target.id ?? i} target={target} />
      ))}
      {it.additionalDetails.length > 0 && (
        <section className={styles.part} aria-label="Additional details">
          <h3 className={styles.title}>Additional details</h3>
          <Facts of={it.additionalDetails.map(({ key, value }) => [key ?? '', value ?? null])} />
        </section>
      )}
    </>
  );
}

function Target({ target }: { target: TargetResource }) {
  const styles = useStyles();
  const name = targetName(target);
  const changes = target.modifiedProperties ?? [];
  return (
    <section className={styles.part} aria-label={`Target: ${name}`}>
      <h3 className={styles.title}>{name}</h3>
      <Facts
        of={[
          ['Type', target.type],
          ['User principal name', target.userPrincipalName ?? undefined],
          ['Object id', target.id ? <code key="id" className={styles.id}>{target.id}</code> : undefined],
        ]}
      />
      {changes.length > 0 && (
        <Table size="small" aria-label={`What changed about ${name}`}>
          <TableHeader>
            <TableRow>
              {['Modified property', 'Before', 'After'].map((title) => (
                <TableHeaderCell key={title}>{title}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {changes.map((change) => (
              <TableRow key={change.displayName}>
                <TableCell className={styles.cell}>{change.displayName}</TableCell>
                {[change.oldValue, change.newValue].map((value, i) => (
                  <TableCell key={i === 0 ? 'before' : 'after'} className={styles.cell}>
                    <pre className={styles.value}>{told(value)}</pre>
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
