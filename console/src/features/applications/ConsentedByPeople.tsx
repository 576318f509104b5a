import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { at, type OAuth2PermissionGrant, type ServicePrincipal } from '../../graph/types.gen';
import { allows, useList } from '../../graph/useGraph';
import { usePrincipals } from '../../graph/usePrincipals';
import { Confirm } from '../../ui/Confirm';
import { NameLink } from '../../ui/NameLink';
import { useNotify } from '../../ui/notify';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { scopes } from './permissions';

/** What people have agreed to for themselves. */
export function ConsentedByPeople({ client }: { client: ServicePrincipal }) {
  const path = at.oAuth2PermissionGrant;
  const query = { filter: odata`clientId eq ${client.id} and consentType eq ${'Principal'}` };
  // The same answer as the table's: names are asked for beside it.
  const { rows } = useList<OAuth2PermissionGrant>(path, { ...query, count: true });
  const names = usePrincipals(rows.flatMap((it) => it.principalId ?? []));
  const [revoked, revoke] = useState<OAuth2PermissionGrant>();
  const notify = useNotify();
  const called = (it: OAuth2PermissionGrant) => names.get(it.principalId ?? '') ?? it.principalId ?? '';
  const columns: Column<OAuth2PermissionGrant>[] = [
    {
      title: 'Who agreed',
      width: '30%',
      cell: (it) => (
        <NameLink to="/admin/users/$userId" params={{ userId: it.principalId ?? '' }}>
          {called(it)}
        </NameLink>
      ),
    },
    { title: 'To what', cell: (it) => scopes(it).join(', ') },
    {
      title: 'Change',
      width: '9rem',
      cell: (it) =>
        allows(it, 'delete') && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Revoke what ${called(it)} agreed to`} onClick={() => revoke(it)}>
            Revoke
          </Button>
        ),
    },
  ];
  return (
    <>
      <ResourceTable<OAuth2PermissionGrant>
        label="User consent"
        name="people"
        path={path}
        query={query}
        columns={columns}
        empty={{ title: 'Nobody has agreed to anything for themselves', hint: 'People are asked when they first sign in with the application.' }}
      />
      {revoked && (
        <Confirm
          title={`Revoke what ${called(revoked)} agreed to?`}
          action="Revoke"
          write={() => graph.remove(`${path}/${revoked.id}`)}
          done={() => notify('Revoked.')}
          close={() => revoke(undefined)}
        >
          They are asked again when they next sign in with {client.displayName}.
        </Confirm>
      )}
    </>
  );
}
