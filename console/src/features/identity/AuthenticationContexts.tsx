import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AuthenticationContextClassReference as Context, at } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { useMay } from '../../graph/useMay';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';
import { useOpen } from '../../ui/useOpen';
import { ContextDialog } from './ContextDialog';

const PATH = at.authenticationContextClassReference;

/** Protection › Authentication contexts. */
export function AuthenticationContexts() {
  const mayCreate = useMay(PATH, 'create');
  const { rows, isWhole } = useAll<Context>(PATH);
  const [isNew, make] = useOpen('new');
  const [edited, edit] = useOpen('edit');
  const [deleted, remove] = useState<Context>();
  const notify = useNotify();
  const changed = rows.find((it) => it.id === edited && allows(it, 'update'));
  const called = (it: Context) => it.displayName || it.id;
  const columns: Column<Context>[] = [
    { title: 'Name', width: '24%', cell: called },
    { title: 'ID', width: '6rem', cell: (it) => <code>{it.id}</code> },
    { title: 'Description', cell: (it) => it.description || '–' },
    { title: 'Published to apps', width: '10rem', cell: (it) => <StateBadge state={it.isAvailable ? 'published' : 'unpublished'} /> },
    {
      title: 'Change',
      width: '14rem',
      cell: (it) => (
        <>
          {allows(it, 'update') && (
            <Button appearance="subtle" icon={<EditRegular />} aria-label={`Edit ${called(it)}`} onClick={() => edit(it.id)}>
              Edit
            </Button>
          )}
          {allows(it, 'delete') && !it.isAvailable && (
            <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Delete ${called(it)}`} onClick={() => remove(it)}>
              Delete
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <Page
      title="Authentication contexts"
      about="Names for a stronger sign-in that something asks for: the settings of a managed group can ask whoever activates for one. Each takes more than one factor."
      crumbs={[{ text: 'Protection' }]}
      actions={
        mayCreate && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => make('context')}>
            New authentication context
          </Button>
        )
      }
    >
      <ResourceTable<Context>
        label="Authentication contexts"
        path={PATH}
        columns={columns}
        empty={{
          title: 'There are no authentication contexts',
          hint: mayCreate ? 'Make one and publish it: then the settings of groups can ask for it.' : 'A Conditional Access Administrator can make one.',
        }}
      />
      {isNew && mayCreate && isWhole && <ContextDialog taken={rows.map((it) => it.id)} close={() => make(undefined)} />}
      {changed && <ContextDialog context={changed} taken={[]} close={() => edit(undefined)} />}
      {deleted && (
        <Confirm
          title={`Delete ${called(deleted)}?`}
          action="Delete"
          write={() => graph.remove(`${PATH}/${deleted.id}`)}
          done={() => notify(`${called(deleted)} is deleted.`)}
          close={() => remove(undefined)}
        >
          It stays while the settings of a group ask for it. Change those first.
        </Confirm>
      )}
    </Page>
  );
}
