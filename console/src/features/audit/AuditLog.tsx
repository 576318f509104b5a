import { Button } from '@fluentui/react-components';
import { at, type DirectoryAudit } from '../../graph/types.gen';
import { Moment } from '../../ui/Moment';
import { OpenButton } from '../../ui/OpenButton';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { useListState } from '../../ui/useListState';
import { useOpen } from '../../ui/useOpen';
import { AuditEntry } from './AuditEntry';
import { AuditFilters, narrowing, words } from './AuditFilters';
import { actor, condition, NARROWINGS, targets } from './entry';

/** Audit log: who did what to whom, when, and how it ended. */
export function AuditLog() {
  const state = useListState('activityDateTime desc');
  const [opened, open] = useOpen('entry');
  const narrowed = narrowing(state);
  const filter = condition(narrowed);
  const clear = () => state.set(Object.fromEntries(NARROWINGS.map((name) => [name, undefined])));
  const columns: Column<DirectoryAudit>[] = [
    { title: 'Date', sort: 'activityDateTime', width: '11.5rem', cell: (it) => <Moment at={it.activityDateTime} /> },
    {
      title: 'Activity',
      width: '27%',
      cell: (it) => <OpenButton onClick={() => open(it.id)}>{it.activityDisplayName}</OpenButton>,
    },
    { title: 'Category', width: '10rem', cell: (it) => words(it.category ?? '') },
    { title: 'Initiated by', width: '15%', cell: (it) => <span title={actor(it).detail ?? ''}>{actor(it).name}</span> },
    { title: 'Targets', cell: targets },
    { title: 'Result', width: '7rem', cell: (it) => <StateBadge state={it.result} /> },
  ];
  return (
    <Page title="Audit log" about="Who did what, to whom, when, and how it ended.">
      <Section>
        <AuditFilters state={state} isNarrowed={filter !== undefined} clear={clear} />
      </Section>
      <ResourceTable<DirectoryAudit>
        label="Audit log"
        path={at.directoryAudit}
        query={{ filter }}
        columns={columns}
        sortedBy="activityDateTime desc"
        isVast
        empty={
          filter
            ? { title: 'Nothing matches', hint: 'Take some filters away, or widen the time.', action: <Button onClick={clear}>Clear filters</Button> }
            : { title: 'Nothing happened yet', hint: 'Every change is written here when it is made.' }
        }
      />
      {opened && (
        <AuditEntry
          id={opened}
          close={() => open(undefined)}
          only={(request) => state.set({ ...Object.fromEntries(NARROWINGS.map((name) => [name, undefined])), request, entry: undefined })}
        />
      )}
    </Page>
  );
}
