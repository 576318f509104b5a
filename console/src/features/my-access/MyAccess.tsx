import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type AccessPackageAssignment as Assignment, at } from '../../graph/types.gen';
import { odata } from '../../graph/query';
import { useAll } from '../../graph/useGraph';
import { ButtonLink } from '../../ui/ButtonLink';
import { Gone } from '../../ui/Gone';
import { Moment } from '../../ui/Moment';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { Tabs } from '../../ui/Tabs';
import { TimeLeft } from '../../ui/TimeLeft';
import { useOpen } from '../../ui/useOpen';
import { ExtendAccess } from './ExtendAccess';
import { RemoveAccess } from './RemoveAccess';

const MINE = `${at.accessPackageAssignment}/filterByCurrentUser(on='target')`;
const EXPAND = 'accessPackage,assignmentPolicy($expand=questions)';

/** My Access › My access: the packages somebody has and had. */
export function MyAccess() {
  return (
    <Page title="My access" about="The access packages you have, and for how long." crumbs={[{ text: 'My Access' }]}>
      <Tabs
        label="My access"
        parts={[
          { id: 'active', title: 'Active', show: () => <Packages key="active" isPast={false} /> },
          { id: 'expired', title: 'Expired', show: () => <Packages key="expired" isPast /> },
        ]}
      />
    </Page>
  );
}

/** Packages, until when, and what their holder may do about it. */
function Packages({ isPast }: { isPast: boolean }) {
  const [extended, extend] = useOpen('extend');
  const [removed, remove] = useOpen('remove');
  const columns: Column<Assignment>[] = [
    { title: 'Access package', width: '24%', cell: (it) => <strong>{it.accessPackage?.displayName}</strong> },
    { title: 'Description', cell: (it) => it.accessPackage?.description ?? '–' },
    { title: 'State', width: '8rem', cell: (it) => <StateBadge state={it.state} /> },
    {
      title: isPast ? 'Ended' : 'Time left',
      width: '10.5rem',
      cell: (it) => {
        const end = it.schedule?.expiration?.endDateTime;
        return isPast ? (
          <Moment at={it.expiredDateTime ?? end} />
        ) : end ? (
          <span title={new Date(end).toLocaleString()}>
            <TimeLeft until={end} since={it.schedule?.startDateTime} />
          </span>
        ) : (
          'No end'
        );
      },
    },
    {
      title: 'Change',
      width: '11rem',
      cell: (it) => {
        const may = it.assignmentPolicy?.requestorSettings;
        return (
          it.state === 'delivered' && (
            <>
              {may?.enableTargetsToSelfUpdateAccess && it.schedule?.expiration?.endDateTime && (
                <Button appearance="subtle" size="small" aria-label={`Extend ${it.accessPackage?.displayName}`} onClick={() => extend(it.id)}>
                  Extend
                </Button>
              )}
              {may?.enableTargetsToSelfRemoveAccess && (
                <Button appearance="subtle" size="small" aria-label={`Remove ${it.accessPackage?.displayName}`} onClick={() => remove(it.id)}>
                  Remove
                </Button>
              )}
            </>
          )
        );
      },
    },
  ];
  return (
    <>
      <ResourceTable<Assignment>
        label={isPast ? 'Expired packages' : 'Active packages'}
        name={isPast ? 'expired' : 'active'}
        path={MINE}
        query={{ expand: EXPAND, filter: isPast ? "state eq 'expired'" : "state ne 'expired'" }}
        columns={isPast ? columns.filter((it) => it.title !== 'Change') : columns}
        every={10_000}
        empty={
          isPast
            ? { title: 'Nothing ended yet', hint: 'Packages you had are here once they are over.' }
            : { title: 'You have no access package', hint: 'Ask for one that is offered to you.', action: <ButtonLink to="/my-access/packages">Access packages</ButtonLink> }
        }
      />
      {extended && !isPast && <Chosen id={extended} show={(it) => <ExtendAccess assignment={it} close={() => extend(undefined)} />} />}
      {removed && !isPast && <Chosen id={removed} show={(it) => <RemoveAccess assignment={it} close={() => remove(undefined)} />} />}
    </>
  );
}

/** What a mail's link leads to as well: so it is read by itself, whether or not the list shows it. */
function Chosen({ id, show }: { id: string; show: (it: Assignment) => ReactNode }) {
  const found = useAll<Assignment>(MINE, { filter: odata`id eq ${id} and state ne 'expired'`, expand: EXPAND });
  const it = found.rows[0];
  if (found.problem) {
    return <Problem of={found.problem} title="The access of this link could not be read." retry={found.refresh} />;
  }
  if (!it && !found.isLoading) {
    return (
      <Gone>You do not have the access of this link any more, so there is nothing to extend or remove. Ask for it anew under Access packages.</Gone>
    );
  }
  return it ? show(it) : null;
}
