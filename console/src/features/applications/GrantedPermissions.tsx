import { Button, Spinner, tokens } from '@fluentui/react-components';
import { AddRegular, CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { type Application, at, type ServicePrincipal } from '../../graph/types.gen';
import { allows, useAll } from '../../graph/useGraph';
import { useMay } from '../../graph/useMay';
import { Confirm } from '../../ui/Confirm';
import { Empty } from '../../ui/Empty';
import { useNotify } from '../../ui/notify';
import { Problem } from '../../ui/Problem';
import { type Column, Rows } from '../../ui/Rows';
import { Section } from '../../ui/Section';
import { useOpen } from '../../ui/useOpen';
import { AddPermissions } from './AddPermissions';
import { GrantConsent } from './GrantConsent';
import { asked, isGiven, type Permission, type Resource, RESOURCE, scopes } from './permissions';
import { grantAll, revokeScope, useGiven, useResources } from './useGiven';

/** One thing that was granted for everybody, and how it is taken back. */
interface Granted {
  id: string;
  value: string;
  type: 'Application' | 'Delegated';
  api: string;
  mayRevoke: boolean;
  revoke: () => Promise<void>;
}

/** What administrators have granted an application, for itself or for everybody who signs in to it. */
export function GrantedPermissions({ client }: { client: ServicePrincipal }) {
  const path = `${at.servicePrincipal}/${client.id}`;
  const given = useGiven(client.id);
  const registrations = useAll<Application>(at.application, { filter: odata`appId eq ${client.appId}` });
  const required = registrations.rows[0]?.requiredResourceAccess ?? [];
  const wanted = useResources(required.map((it) => it.resourceAppId));
  const ids = [...new Set([...given.roles, ...given.grants].map((it) => it.resourceId))].sort();
  const named = useAll<Resource>(at.servicePrincipal, { filter: odata`id in ${ids}`, select: RESOURCE }, { enabled: ids.length > 0 });
  const mayGrant = useMay(at.oAuth2PermissionGrant, 'create') && allows(client, 'appRoleAssignments/create');
  const [isAdding, add] = useOpen('add');
  const [isGranting, setGranting] = useState(false);
  const [revoked, revoke] = useState<Granted>();
  const notify = useNotify();
  const nameOf = (id: string) => named.rows.find((it) => it.id === id)?.displayName ?? id;
  const rows: Granted[] = [
    ...given.roles.map((it): Granted => ({
      id: it.id,
      value: named.rows.find((one) => one.id === it.resourceId)?.appRoles.find((one) => one.id === it.appRoleId)?.value ?? it.appRoleId,
      type: 'Application',
      api: it.resourceDisplayName ?? it.resourceId,
      mayRevoke: allows(it, 'delete'),
      revoke: () => graph.remove(`${path}/appRoleAssignments/${it.id}`),
    })),
    ...given.grants
      .filter((it) => it.consentType === 'AllPrincipals')
      .flatMap((grant) =>
        scopes(grant).map((value): Granted => ({
          id: `${grant.id} ${value}`,
          value,
          type: 'Delegated',
          api: nameOf(grant.resourceId),
          mayRevoke: allows(grant, 'update') && allows(grant, 'delete'),
          revoke: () => revokeScope(grant, value),
        })),
      ),
  ];
  const isKnown = !given.isLoading && (named.isWhole || ids.length === 0);
  const missing = isKnown && wanted.isWhole ? asked(required, wanted.rows).filter((it) => it.resource.id && !isGiven(it, given)) : [];
  const columns: Column<Granted>[] = [
    { title: 'Permission', cell: (it) => it.value },
    { title: 'API', width: '13rem', cell: (it) => it.api },
    { title: 'Type', width: '9rem', cell: (it) => it.type },
    { title: 'Granted by', width: '11rem', cell: () => 'An administrator' },
    {
      title: 'Change',
      width: '9rem',
      cell: (it) =>
        it.mayRevoke && (
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Revoke ${it.type.toLowerCase()} permission ${it.value}`}
            onClick={() => revoke(it)}
          >
            Revoke
          </Button>
        ),
    },
  ];
  return (
    <Section
      title="Admin consent"
      actions={
        mayGrant && (
          <span style={{ display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS }}>
            <Button icon={<AddRegular />} onClick={() => add('permission')}>
              Grant a permission
            </Button>
            {missing.length > 0 && (
              <Button appearance="primary" icon={<CheckmarkRegular />} onClick={() => setGranting(true)}>
                Grant admin consent
              </Button>
            )}
          </span>
        )
      }
    >
      <Problem of={given.problem ?? named.problem} title="The permissions could not be read." retry={given.refresh} />
      {!isKnown && !given.problem && !named.problem ? (
        <Spinner label="Reading the permissions" />
      ) : rows.length ? (
        <Rows label="Granted permissions" columns={columns} rows={rows} />
      ) : (
        <Empty
          title="No administrator has granted it anything"
          hint={missing.length ? 'Its registration asks for some: look at them, then grant admin consent.' : 'Add to its registration what it needs, then grant it.'}
        />
      )}
      {isAdding && mayGrant && (
        <AddPermissions
          title={`Grant ${client.displayName} permissions`}
          submit="Grant"
          name={`grant.${client.id}`}
          has={(it: Permission) => isGiven(it, given)}
          send={(chosen, oneByOne) => grantAll(client.id, chosen, oneByOne)}
          done={() => notify('Granted.')}
          close={() => add(undefined)}
        />
      )}
      {isGranting && (
        <GrantConsent name={client.displayName} missing={missing} clientId={async () => client.id} close={() => setGranting(false)} />
      )}
      {revoked && (
        <Confirm title={`Revoke ${revoked.value}?`} action="Revoke" write={revoked.revoke} done={() => notify('Revoked.')} close={() => revoke(undefined)}>
          {revoked.type === 'Application'
            ? 'Tokens that it gets for itself do without it. Those it has last up to an hour.'
            : 'It may not do it for anybody any more, unless they agreed for themselves.'}
        </Confirm>
      )}
    </Section>
  );
}
