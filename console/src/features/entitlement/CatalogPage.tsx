import { Button } from '@fluentui/react-components';
import { AddRegular, EditRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { type AccessPackage, at, type AccessPackageCatalog } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { Awaited } from '../../ui/Awaited';
import { ButtonLink } from '../../ui/ButtonLink';
import { DeleteButton } from '../../ui/DeleteButton';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Page } from '../../ui/Page';
import { ResourceTable } from '../../ui/ResourceTable';
import { Section } from '../../ui/Section';
import { StateBadge } from '../../ui/StateBadge';
import { Tabs } from '../../ui/Tabs';
import { useOpen } from '../../ui/useOpen';
import { CatalogDialog } from './CatalogDialog';
import { CatalogResources } from './CatalogResources';
import { CatalogRoles } from './CatalogRoles';
import { byName, HIDDEN, packageColumnsOfCatalog } from './columns';
import { CATALOGS } from './crumbs';

/** ID Governance › Entitlement management › Catalogs › a catalog. */
export function CatalogPage() {
  const { catalogId } = useParams({ from: '/shell/admin/entitlement/catalogs/$catalogId' });
  const { it: catalog, problem, refresh } = useOne<AccessPackageCatalog>(`${at.accessPackageCatalog}/${catalogId}`);
  const [isEditing, edit] = useOpen('edit');
  if (!catalog) {
    return <Awaited what="catalog" crumbs={CATALOGS} problem={problem} retry={refresh} />;
  }
  return (
    <Page
      title={catalog.displayName}
      about={catalog.description}
      crumbs={CATALOGS}
      actions={
        <>
          {allows(catalog, 'update') && (
            <Button icon={<EditRegular />} onClick={() => edit('catalog')}>
              Edit
            </Button>
          )}
          {allows(catalog, 'delete') && catalog.catalogType === 'userManaged' && (
            <DeleteButton name={catalog.displayName} path={`${at.accessPackageCatalog}/${catalog.id}`} back="/admin/entitlement/catalogs">
              A catalog can be deleted once it holds no access packages. The groups in it stay as they are.
            </DeleteButton>
          )}
        </>
      }
    >
      <Tabs
        label="About the catalog"
        parts={[
          { id: 'overview', title: 'Overview', show: () => <Overview catalog={catalog} /> },
          { id: 'resources', title: 'Resources', show: () => <CatalogResources catalog={catalog} /> },
          { id: 'packages', title: 'Access packages', show: () => <Packages catalog={catalog} /> },
          { id: 'roles', title: 'Roles and administrators', show: () => <CatalogRoles catalog={catalog} /> },
        ]}
      />
      {isEditing && allows(catalog, 'update') && <CatalogDialog catalog={catalog} close={() => edit(undefined)} />}
    </Page>
  );
}

function Overview({ catalog }: { catalog: AccessPackageCatalog }) {
  return (
    <Section>
      <Facts
        of={[
          ['State', <StateBadge key="state" state={catalog.state} />],
          ['Type', catalog.catalogType === 'userManaged' ? 'Made by people' : 'Built in'],
          ['Enabled for external users', catalog.isExternallyVisible ? 'Yes' : 'No'],
          ['Created', <Moment key="created" at={catalog.createdDateTime} />],
          ['Changed', <Moment key="changed" at={catalog.modifiedDateTime} />],
          ['Object id', <code key="id">{catalog.id}</code>],
        ]}
      />
    </Section>
  );
}

function Packages({ catalog }: { catalog: AccessPackageCatalog }) {
  const mayCreate = allows(catalog, 'accessPackages/create');
  return (
    <ResourceTable<AccessPackage>
      label="Access packages of the catalog"
      name="packages"
      path={`${at.accessPackageCatalog}/${catalog.id}/accessPackages`}
      columns={packageColumnsOfCatalog}
      search={{ hint: 'Search access packages by name', by: byName }}
      filters={[HIDDEN]}
      sortedBy="displayName"
      actions={
        mayCreate && (
          <ButtonLink
            to="/admin/entitlement/packages/new"
            search={{ catalog: catalog.id } as never}
            appearance="primary"
            icon={<AddRegular />}
          >
            New access package
          </ButtonLink>
        )
      }
      empty={{ title: 'There are no access packages yet', hint: mayCreate ? 'Add groups under Resources, then make a package of their roles.' : 'Owners and access package managers of the catalog can make them.' }}
    />
  );
}
