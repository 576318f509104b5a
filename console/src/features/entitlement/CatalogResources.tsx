import { Badge, Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackageCatalog, type AccessPackageResource, at } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { AddResources } from './AddResources';
import { byName } from './columns';
import { isManaged } from './standing';

/** Which groups a catalog may hand out. */
export function CatalogResources({ catalog }: { catalog: AccessPackageCatalog }) {
  const mayChange = allows(catalog, 'resourceRequests/create');
  const [isAdding, add] = useOpen('add');
  const [removed, remove] = useState<AccessPackageResource>();
  const notify = useNotify();
  const columns: Column<AccessPackageResource>[] = [
    {
      title: 'Name',
      sort: 'displayName',
      width: '28%',
      cell: (it) => (
        <NameLink to="/admin/groups/$groupId" params={{ groupId: it.originId ?? '' }}>
          {it.displayName}
        </NameLink>
      ),
    },
    { title: 'Description', cell: (it) => it.description ?? '–' },
    {
      title: 'Management',
      width: '10rem',
      cell: (it) =>
        isManaged(it) && (
          <Badge appearance="tint" color="brand">
            Managed in PIM
          </Badge>
        ),
    },
    { title: 'Added', sort: 'createdDateTime', width: '8.5rem', cell: (it) => <Moment at={it.createdDateTime} day /> },
  ];
  if (mayChange) {
    columns.push({
      title: 'Change',
      width: '8rem',
      cell: (it) => (
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${it.displayName}`} onClick={() => remove(it)}>
          Remove
        </Button>
      ),
    });
  }
  return (
    <>
      <ResourceTable<AccessPackageResource>
        label="Resources of the catalog"
        name="resources"
        path={`${at.accessPackageCatalog}/${catalog.id}/resources`}
        query={{ expand: 'roles' }}
        columns={columns}
        search={{ hint: 'Search resources by name', by: byName }}
        sortedBy="displayName"
        actions={
          mayChange && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => add('resources')}>
              Add resources
            </Button>
          )
        }
        empty={{ title: 'There are no resources yet', hint: mayChange ? 'Add the groups whose membership or ownership access packages shall give.' : 'Owners of the catalog can add groups, which access packages give then.' }}
      />
      {isAdding && mayChange && <AddResources catalog={catalog} close={() => add(undefined)} />}
      {removed && (
        <Confirm
          title={`Remove ${removed.displayName}?`}
          action="Remove"
          write={() =>
            graph.create(at.accessPackageResourceRequest, {
              requestType: 'adminRemove',
              catalog: { id: catalog.id },
              resource: { id: removed.id },
            })
          }
          done={() => notify(`${removed.displayName} is no longer in the catalog.`)}
          close={() => remove(undefined)}
        >
          Its access packages can no longer give roles of this group. Take those roles out of the packages first.
        </Confirm>
      )}
    </>
  );
}
