import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { type AccessPackageCatalog, at, type EntitlementRoleAssignment, type EntitlementRoleDefinition } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { isGroup, Who } from '../../ui/Who';
import { AddCatalogRole } from './AddCatalogRole';

/** The roles as the admin centre calls them; the API has the older names. */
export function roleTitle(it: Pick<EntitlementRoleDefinition, 'displayName'> | null | undefined): string {
  const name = it?.displayName ?? '';
  return { 'AccessPackages manager': 'Access package manager', 'AccessPackage assignment manager': 'Access package assignment manager' }[name] ?? name;
}

/** Who owns a catalog, reads it, or manages and assigns its access packages. */
export function CatalogRoles({ catalog }: { catalog: AccessPackageCatalog }) {
  const mayChange = allows(catalog, 'roleAssignments/create');
  const [isAdding, add] = useOpen('add');
  const [removed, remove] = useState<EntitlementRoleAssignment>();
  const definitions = useAll<EntitlementRoleDefinition>(at.entitlementRoleDefinition, { orderby: 'displayName' });
  const ofCatalogs = definitions.rows.filter((it) => it.displayName !== 'Catalog creator');
  const notify = useNotify();
  const columns: Column<EntitlementRoleAssignment>[] = [
    { title: 'Name', sort: 'principal/displayName', width: '27%', cell: (it) => <Who it={it.principal} /> },
    { title: 'Type', width: '6rem', cell: (it) => (it.principal && isGroup(it.principal) ? 'Group' : 'User') },
    { title: 'Role', width: '24%', cell: (it) => roleTitle(it.roleDefinition) },
    { title: 'What it allows', cell: (it) => it.roleDefinition?.description ?? '' },
  ];
  if (mayChange) {
    columns.push({
      title: 'Change',
      width: '8rem',
      cell: (it) => (
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${nameOf(it)}`} onClick={() => remove(it)}>
          Remove
        </Button>
      ),
    });
  }
  return (
    <>
      <ResourceTable<EntitlementRoleAssignment>
        label="Roles and administrators of the catalog"
        name="roles"
        path={at.entitlementRoleAssignment}
        query={{ filter: odata`appScopeId eq ${`/AccessPackageCatalog/${catalog.id}`}`, expand: 'principal,roleDefinition' }}
        columns={columns}
        filters={[
          {
            name: 'role',
            title: 'Role',
            options: ofCatalogs.map((it) => ({ value: it.id, text: roleTitle(it), where: odata`roleDefinitionId eq ${it.id}` })),
          },
        ]}
        actions={
          mayChange && (
            <Button appearance="primary" icon={<AddRegular />} onClick={() => add('role')}>
              Add role assignment
            </Button>
          )
        }
        empty={{ title: 'There is nobody to show', hint: 'Owners of the catalog and administrators see who has a role in it. Identity Governance Administrators manage every catalog without one.' }}
      />
      {isAdding && mayChange && <AddCatalogRole catalog={catalog} definitions={ofCatalogs} close={() => add(undefined)} />}
      {removed && (
        <Confirm
          title={`Take ${roleTitle(removed.roleDefinition)} from ${nameOf(removed)}?`}
          action="Remove"
          write={() => graph.remove(`${at.entitlementRoleAssignment}/${removed.id}`)}
          done={() => notify(`${nameOf(removed)} no longer has the role.`)}
          close={() => remove(undefined)}
        >
          They can no longer do what it allows in {catalog.displayName}. What they made stays.
        </Confirm>
      )}
    </>
  );
}

function nameOf(it: EntitlementRoleAssignment): string {
  return (it.principal && 'displayName' in it.principal && it.principal.displayName) || 'this assignment';
}
