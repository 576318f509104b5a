import { AddRegular } from '@fluentui/react-icons';
import { odata } from '../../graph/query';
import { type AccessPackage, type AccessPackageCatalog, at } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { useMay } from '../../graph/useMay';
import { ButtonLink } from '../../ui/ButtonLink';
import { Page } from '../../ui/Page';
import { ResourceTable } from '../../ui/ResourceTable';
import { byName, HIDDEN, packageColumns } from './columns';
import { PACKAGES } from './crumbs';

/** ID Governance › Entitlement management › Access packages. */
export function AccessPackages() {
  const mayCreate = useMay(at.accessPackage, 'create');
  const catalogs = useAll<AccessPackageCatalog>(at.accessPackageCatalog, { select: ['id', 'displayName'], orderby: 'displayName', top: 100 });
  return (
    <Page
      title="Access packages"
      about="What belongs together is handed out together, to whom a policy lets have it, for as long as it says."
      crumbs={PACKAGES.slice(0, -1)}
      actions={
        mayCreate && (
          <ButtonLink to="/admin/entitlement/packages/new" appearance="primary" icon={<AddRegular />}>
            New access package
          </ButtonLink>
        )
      }
    >
      <ResourceTable<AccessPackage>
        label="Access packages"
        path={at.accessPackage}
        query={{ expand: 'catalog' }}
        columns={packageColumns}
        search={{ hint: 'Search access packages by name', by: byName }}
        filters={[
          {
            name: 'catalog',
            title: 'Catalog',
            options: catalogs.rows.map((it) => ({ value: it.id, text: it.displayName, where: odata`catalog/id eq ${it.id}` })),
          },
          HIDDEN,
        ]}
        sortedBy="displayName"
        empty={{ title: 'There is no access package you may look into', hint: mayCreate ? 'Make one from the groups of a catalog.' : 'Owners of a catalog can let you look after its access packages.' }}
      />
    </Page>
  );
}
