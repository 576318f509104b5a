import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { type AppRoleAssignment, at, type ServicePrincipal } from '../../graph/types.gen';
import { allows } from '../../graph/useGraph';
import { Confirm } from '../../ui/Confirm';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';

/** Who has been given the roles of an application: of the API itself, the applications that act for themselves. */
export function AssignedTo({ resource }: { resource: ServicePrincipal }) {
  const path = `${at.servicePrincipal}/${resource.id}/appRoleAssignedTo`;
  const [revoked, revoke] = useState<AppRoleAssignment>();
  const notify = useNotify();
  const role = (it: AppRoleAssignment) => resource.appRoles.find((one) => one.id === it.appRoleId)?.value ?? it.appRoleId;
  const columns: Column<AppRoleAssignment>[] = [
    {
      title: 'Name',
      width: '34%',
      cell: (it) =>
        it.principalType === 'ServicePrincipal' ? (
          <NameLink to="/admin/enterprise-applications/$principalId" params={{ principalId: it.principalId }}>
            {it.principalDisplayName ?? it.principalId}
          </NameLink>
        ) : (
          (it.principalDisplayName ?? it.principalId)
        ),
    },
    { title: 'Permission', cell: role },
    {
      title: 'Change',
      width: '9rem',
      cell: (it) =>
        allows(it, 'delete') && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Revoke ${role(it)} of ${it.principalDisplayName}`} onClick={() => revoke(it)}>
            Revoke
          </Button>
        ),
    },
  ];
  return (
    <>
      <ResourceTable<AppRoleAssignment>
        label="Who has its permissions"
        name="assigned"
        path={path}
        columns={columns}
        empty={{ title: 'Nobody has any of its permissions', hint: 'Grant them on the page of the application that needs them.' }}
      />
      {revoked && (
        <Confirm
          title={`Revoke ${role(revoked)} of ${revoked.principalDisplayName}?`}
          action="Revoke"
          write={() => graph.remove(`${path}/${revoked.id}`)}
          done={() => notify('Revoked.')}
          close={() => revoke(undefined)}
        >
          Tokens that it gets for itself do without it. Those it has last up to an hour.
        </Confirm>
      )}
    </>
  );
}
