import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { now } from '../../graph/clock';
import { search } from '../../graph/query';
import { at, type DeletedItem } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { AllFound } from '../../ui/Found';
import { Gone } from '../../ui/Gone';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { daysLeft } from './daysLeft';
import { Purge } from './Purge';
import { Restore } from './Restore';

/** How many an address can name, when they are to be restored. */
const MOST_NAMED = 100;

interface Props<T extends DeletedItem> {
  path: string;
  /** What they are, one and many, as words within a sentence. */
  one: string;
  many: string;
  columns: Column<T>[];
  select: string[];
  searched: string[];
}

/** What was deleted in the last thirty days: to be restored, or removed for good. */
export function DeletedItems<T extends DeletedItem>({ path, one, many, columns, select, searched }: Props<T>) {
  const [chosen, choose] = useState<T[]>([]);
  const [restored, restore] = useOpen('restore');
  // As it was when the question was asked: its words stay the same while what is chosen becomes less.
  const [purged, purge] = useState<T[]>();
  const notify = useNotify();
  const title = many.charAt(0).toUpperCase() + many.slice(1);
  const told = (items: readonly T[]) => (items.length === 1 ? (items[0]?.displayName ?? '') : `${items.length} ${many}`);
  const done = (items: readonly T[], what: string) => {
    choose([]);
    notify(`${told(items)} ${items.length === 1 ? 'is' : 'are'} ${what}.`);
  };
  const may = (what: string) => chosen.length > 0 && chosen.every((it) => allows(it, what));
  return (
    <>
      <ResourceTable<T>
        label={`Deleted ${many}`}
        path={path}
        query={{ select: ['id', 'displayName', 'deletedDateTime', ...select] }}
        columns={[
          { title: 'Name', sort: 'displayName', width: '30%', cell: (it) => it.displayName },
          ...columns,
          { title: 'Deleted', sort: 'deletedDateTime', width: '12rem', cell: (it) => <Moment at={it.deletedDateTime} /> },
          { title: 'Can be restored for', width: '10rem', cell: (it) => daysLeft(it.deletedDateTime, now()) },
        ]}
        search={{ hint: `Search deleted ${many} by name`, by: (text) => ({ search: search(text, ...searched) }) }}
        sortedBy="deletedDateTime desc"
        selection={{
          chosen,
          choose,
          name: (it) => it.displayName,
          unless: (it) => (allows(it, 'restore') || allows(it, 'delete') ? undefined : 'you may look at it only'),
        }}
        actions={
          <>
            {may('restore') && (
              <Button
                appearance="primary"
                icon={<ArrowUndoRegular />}
                disabled={chosen.length > MOST_NAMED}
                onClick={() => restore(chosen.map((it) => it.id).join())}
              >
                {chosen.length > MOST_NAMED ? `Restore (${MOST_NAMED} at a time)` : 'Restore'}
              </Button>
            )}
            {may('delete') && (
              <Button icon={<DeleteRegular />} onClick={() => purge(chosen)}>
                Delete permanently
              </Button>
            )}
          </>
        }
        empty={{ title: `There are no deleted ${many}`, hint: `${title} that are deleted stay here for 30 days, to be restored.` }}
      />
      <AllFound<T>
        path={at.deletedItem}
        ids={restored ? restored.split(',') : []}
        none="What this link restores is"
        show={(items) =>
          items.every((it) => allows(it, 'restore')) ? (
            <Restore items={items} rest={choose} told={told(items)} done={() => done(items, 'restored')} close={() => restore(undefined)} />
          ) : (
            <Gone>You may look at what this link restores, but not restore it.</Gone>
          )
        }
      />
      {purged && (
        <Purge left={chosen} rest={choose} told={told(purged)} done={() => done(purged, 'gone for good')} close={() => purge(undefined)}>
          This cannot be undone: {purged.length === 1 ? `the ${one}` : `these ${many}`} cannot be restored any more, and what they had in
          packages and assignments goes with them.
        </Purge>
      )}
    </>
  );
}
