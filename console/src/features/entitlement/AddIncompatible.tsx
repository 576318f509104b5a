import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata, search } from '../../graph/query';
import { type AccessPackage, at, type Group } from '../../graph/types.gen';
import { useWrite } from '../../graph/useGraph';
import { DialogFrame } from '../../ui/DialogFrame';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOneByOne } from '../../ui/useOneByOne';
import { byName } from './columns';
import type { Incompatible } from './SeparationOfDuties';

const COLUMNS: Column<AccessPackage | Group>[] = [
  { title: 'Name', sort: 'displayName', cell: (it) => it.displayName },
  { title: 'Description', cell: (it) => it.description ?? '–' },
];

/** Names packages or groups that shut an access package out. */
export function AddIncompatible({ it, link, close }: { it: AccessPackage; link: Incompatible; close: () => void }) {
  const [chosen, choose] = useState<(AccessPackage | Group)[]>([]);
  const notify = useNotify();
  const [oneByOne, progress] = useOneByOne('Added');
  const isPackages = link === 'incompatibleAccessPackages';
  const path = isPackages ? at.accessPackage : at.group;
  const adding = useWrite<void>(
    () =>
      oneByOne(
        chosen,
        (one) => graph.act(`${at.accessPackage}/${it.id}/${link}/$ref`, { '@odata.id': `${location.origin}/v1.0/${path}/${one.id}` }),
        choose,
      ),
    () => {
      notify('Added.');
      close();
    },
  );
  return (
    <DialogFrame
      title={isPackages ? 'Add incompatible access packages' : 'Add incompatible groups'}
      close={() => adding.isPending || close()}
      isWide
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={!chosen.length || adding.isPending}
            icon={adding.isPending ? <Spinner size="tiny" /> : null}
            onClick={() => chosen.length && !adding.isPending && adding.mutate()}
          >
            {chosen.length ? `Add (${chosen.length})` : 'Add'}
          </Button>
          <Button onClick={close} disabled={adding.isPending}>
            Cancel
          </Button>
        </>
      }
    >
      <ResourceTable<AccessPackage | Group>
        label={isPackages ? 'Access packages' : 'Groups'}
        name="choice"
        path={path}
        query={{ select: ['id', 'displayName', 'description'], ...(isPackages ? { filter: odata`id ne ${it.id}` } : {}) }}
        columns={COLUMNS}
        search={{ hint: 'Search by name', by: isPackages ? byName : (text) => ({ search: search(text, 'displayName') }) }}
        sortedBy="displayName"
        isVast={!isPackages}
        selection={{ chosen, choose, name: (one) => one.displayName }}
        empty={{ title: 'There is nothing to choose', hint: isPackages ? 'Make another access package first.' : 'Make a group first.' }}
      />
      {progress}
      <Problem of={adding.error} />
    </DialogFrame>
  );
}
