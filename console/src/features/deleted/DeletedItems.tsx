import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { now } from '../../graph/clock';
import { search } from '../../graph/query';
import type { DeletedItem } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { daysLeft } from './daysLeft';
import { Purge } from './Purge';
import { Restore } from './Restore';

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
  const [isRestoring, restore] = useOpen('restore');
  const [isPurging, setPurging] = useState(false);
  // As it was when the question was asked: its words stay the same while what is chosen becomes less.
  const [items, hold] = useState<T[]>([]);
  const notify = useNotify();
  const title = many.charAt(0).toUpperCase() + many.slice(1);
  const told = items.length === 1 ? (items[0]?.displayName ?? '') : `${items.length} ${many}`;
  const ask = (open: () => void) => {
    hold(chosen);
    open();
  };
  const done = (what: string) => {
    choose([]);
    hold([]);
    notify(`${told} ${items.length === 1 ? 'is' : 'are'} ${what}.`);
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
              <Button appearance="primary" icon={<ArrowUndoRegular />} onClick={() => ask(() => restore('items'))}>
                Restore
              </Button>
            )}
            {may('delete') && (
              <Button icon={<DeleteRegular />} onClick={() => ask(() => setPurging(true))}>
                Delete permanently
              </Button>
            )}
          </>
        }
        empty={{ title: `There are no deleted ${many}`, hint: `${title} that are deleted stay here for 30 days, to be restored.` }}
      />
      {isRestoring && items.length > 0 && (
        <Restore items={items} rest={choose} told={told} done={() => done('restored')} close={() => restore(undefined)} />
      )}
      {isPurging && (
        <Purge left={chosen} rest={choose} told={told} done={() => done('gone for good')} close={() => setPurging(false)}>
          This cannot be undone: {items.length === 1 ? `the ${one}` : `these ${many}`} cannot be restored any more, and what they had in
          packages and assignments goes with them.
        </Purge>
      )}
    </>
  );
}
