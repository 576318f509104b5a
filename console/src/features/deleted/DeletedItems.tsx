import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { now } from '../../graph/clock';
import { graph } from '../../graph/client';
import { search } from '../../graph/query';
import { at, type DeletedItem } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { Moment } from '../../ui/Moment';
import { useNotify } from '../../ui/notify';
import { oneByOne } from '../../ui/oneByOne';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { daysLeft } from './daysLeft';
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
  const notify = useNotify();
  const title = many.charAt(0).toUpperCase() + many.slice(1);
  const told = chosen.length === 1 ? (chosen[0]?.displayName ?? '') : `${chosen.length} ${many}`;
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
              <Button appearance="primary" icon={<ArrowUndoRegular />} onClick={() => restore('items')}>
                Restore
              </Button>
            )}
            {may('delete') && (
              <Button icon={<DeleteRegular />} onClick={() => setPurging(true)}>
                Delete permanently
              </Button>
            )}
          </>
        }
        empty={{ title: `There are no deleted ${many}`, hint: `${title} that are deleted stay here for 30 days, to be restored.` }}
      />
      {isRestoring && chosen.length > 0 && (
        <Restore
          items={chosen}
          told={told}
          rest={(left) => choose(chosen.filter((it) => left.includes(it.id)))}
          done={() => {
            choose([]);
            notify(`${told} ${chosen.length === 1 ? 'is' : 'are'} restored.`);
          }}
          close={() => restore(undefined)}
        />
      )}
      {isPurging && (
        <Confirm
          title={`Delete ${told} permanently?`}
          action="Delete permanently"
          write={() => oneByOne(chosen, choose, (it) => graph.remove(`${at.deletedItem}/${it.id}`))}
          done={() => {
            choose([]);
            notify(`${told} ${chosen.length === 1 ? 'is' : 'are'} gone for good.`);
          }}
          close={() => setPurging(false)}
        >
          This cannot be undone: {chosen.length === 1 ? `the ${one}` : `these ${many}`} cannot be restored any more, and what they had in
          packages and assignments goes with them.
        </Confirm>
      )}
    </>
  );
}
