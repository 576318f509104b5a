import { Button } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AccessPackage, type AccessPackageResourceRoleScope as RoleScope, at } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { ButtonLink } from '../../ui/ButtonLink';
import { Confirm } from '../../ui/Confirm';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { Delivering } from './Delivering';
import { eligibleRole, OutliveWarning } from './OutliveWarning';
import { EligibleMark, isStanding, StandingMark } from './standing';
import { usePolicies, useResourceRoles } from './usePackage';

/** Which roles of which groups an access package gives. */
export function ResourceRoles({ it }: { it: AccessPackage }) {
  const roles = useResourceRoles(it);
  const policies = usePolicies(it.id);
  const [removed, remove] = useState<RoleScope>();
  const notify = useNotify();
  const columns: Column<RoleScope>[] = [
    {
      title: 'Resource',
      width: '32%',
      cell: (one) => (
        <NameLink to="/admin/groups/$groupId" params={{ groupId: one.role?.resource?.originId ?? '' }}>
          {one.role?.resource?.displayName}
        </NameLink>
      ),
    },
    { title: 'Role', width: '10rem', cell: (one) => one.role?.displayName },
    {
      title: 'How it is given',
      cell: (one) =>
        one.role?.type === 'eligible' ? (
          <EligibleMark />
        ) : one.role && isStanding(one.role, roles.managed.has(one.role.resource?.originId ?? '')) ? (
          <StandingMark />
        ) : (
          'At once'
        ),
    },
    { title: 'Added', sort: 'createdDateTime', width: '8.5rem', cell: (one) => <Moment at={one.createdDateTime} day /> },
    {
      title: 'Change',
      width: '8rem',
      cell: (one) =>
        allows(one, 'delete') && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Remove ${nameOf(one)}`} onClick={() => remove(one)}>
            Remove
          </Button>
        ),
    },
  ];
  const mayAdd = allows(it, 'resourceRoleScopes/create');
  const eligible = roles.rows.flatMap((one) => eligibleRole(one.role?.originId, one.role?.resource?.displayName) ?? []);
  return (
    <>
      <Delivering it={it} />
      {eligible.map((role) => (
        <OutliveWarning key={`${role.access}${role.groupId}`} role={role} policies={policies.rows} />
      ))}
      <ResourceTable<RoleScope>
        label="Resource roles"
        name="roles"
        path={`${at.accessPackage}/${it.id}/resourceRoleScopes`}
        query={{ expand: 'role($expand=resource),scope' }}
        columns={columns}
        actions={
          mayAdd && (
            <ButtonLink
              to="/admin/entitlement/packages/$packageId/resource-roles/add"
              params={{ packageId: it.id }}
              appearance="primary"
              icon={<AddRegular />}
            >
              Add resource roles
            </ButtonLink>
          )
        }
        empty={{ title: 'It gives nothing yet', hint: mayAdd ? 'Add roles of groups: Member, Owner, or to be activated Eligible Member, Eligible Owner.' : 'Access package managers of the catalog can add roles of its groups.' }}
      />
      {removed && (
        <Confirm
          title={`Remove ${nameOf(removed)}?`}
          action="Remove"
          write={() => graph.remove(`${at.accessPackage}/${it.id}/resourceRoleScopes/${removed.id}`)}
          done={() => notify('Removed. Everyone who has the package loses the role, by and by.')}
          close={() => remove(undefined)}
        >
          Everyone who has the package loses this role, unless another package or assignment gives it to them too.
        </Confirm>
      )}
    </>
  );
}

function nameOf(it: RoleScope): string {
  return `${it.role?.displayName} of ${it.role?.resource?.displayName}`;
}
