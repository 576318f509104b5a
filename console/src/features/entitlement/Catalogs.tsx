import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { at, type AccessPackageCatalog } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { Page } from '../../ui/Page';
import { type Filter, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { CatalogDialog } from './CatalogDialog';
import { byName, catalogColumns } from './columns';
import { CATALOGS } from './crumbs';

const FILTERS: Filter[] = [
  {
    name: 'state',
    title: 'State',
    options: [
      { value: 'published', text: 'Enabled', where: "state eq 'published'" },
      { value: 'unpublished', text: 'Disabled', where: "state eq 'unpublished'" },
    ],
  },
];

/** ID Governance › Entitlement management › Catalogs. */
export function Catalogs() {
  const mayCreate = useMay(at.accessPackageCatalog, 'create');
  const [isMaking, make] = useOpen('new');
  return (
    <Page
      title="Catalogs"
      about="Each holds the groups that its owners may hand out, and the access packages that do."
      crumbs={CATALOGS.slice(0, -1)}
      actions={
        mayCreate && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => make('catalog')}>
            New catalog
          </Button>
        )
      }
    >
      <ResourceTable<AccessPackageCatalog>
        label="Catalogs"
        path={at.accessPackageCatalog}
        columns={catalogColumns}
        search={{ hint: 'Search catalogs by name', by: byName }}
        filters={FILTERS}
        sortedBy="displayName"
        empty={{ title: 'There is no catalog you may look into', hint: mayCreate ? 'Make one, put groups into it, and build access packages from them.' : 'Owners of a catalog can make you one of those who look after it.' }}
      />
      {isMaking && mayCreate && <CatalogDialog close={() => make(undefined)} />}
    </Page>
  );
}
