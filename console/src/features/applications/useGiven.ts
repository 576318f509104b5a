import { graph } from '../../graph/client';
import { odata } from '../../graph/query';
import { type AppRoleAssignment, at, type OAuth2PermissionGrant, type ServicePrincipal } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import type { OneByOne } from '../../ui/useOneByOne';
import { type Given, isGiven, type Permission, type Resource, RESOURCE, scopes } from './permissions';

/** What the service principal of a client has been given; nothing while there is none. */
export function useGiven(principalId: string | undefined) {
  const path = `${at.servicePrincipal}/${principalId}`;
  const enabled = Boolean(principalId);
  const roles = useAll<AppRoleAssignment>(`${path}/appRoleAssignments`, {}, { enabled });
  const grants = useAll<OAuth2PermissionGrant>(`${path}/oauth2PermissionGrants`, {}, { enabled });
  return {
    roles: roles.rows,
    grants: grants.rows,
    problem: roles.problem ?? grants.problem,
    isLoading: roles.isLoading || grants.isLoading,
    refresh: () => {
      roles.refresh();
      grants.refresh();
    },
  };
}

/** The resources that have some permissions, by their client ids. */
export function useResources(appIds: readonly string[]) {
  const some = [...new Set(appIds)].sort();
  return useAll<Resource>(at.servicePrincipal, { filter: odata`appId in ${some}`, select: RESOURCE }, { enabled: some.length > 0 });
}

/** The service principal of a client id, if there is one. */
export async function principalOf(appId: string): Promise<ServicePrincipal | undefined> {
  const page = await graph.list<ServicePrincipal>(at.servicePrincipal, { filter: odata`appId eq ${appId}`, select: ['id', 'displayName'] });
  return page.value[0];
}

/** An administrator agrees to permissions for everybody: each that has not been given. */
export async function grantAll(clientId: string, permissions: readonly Permission[], oneByOne: OneByOne): Promise<void> {
  const path = `${at.servicePrincipal}/${clientId}`;
  const [roles, grants] = await Promise.all([
    graph.list<AppRoleAssignment>(`${path}/appRoleAssignments`, { top: 999 }),
    graph.list<OAuth2PermissionGrant>(`${path}/oauth2PermissionGrants`, { top: 999 }),
  ]);
  const given: Given = { roles: roles.value, grants: grants.value };
  const missing = permissions.filter((it) => !isGiven(it, given));
  const roleCalls = missing
    .filter((it) => it.type === 'Role')
    .map(({ resource, permissionId }) => ({
      grants: 1,
      call: () => graph.create(`${path}/appRoleAssignments`, { principalId: clientId, resourceId: resource.id, appRoleId: permissionId }),
    }));
  const delegated = missing.filter((it) => it.type === 'Scope');
  // Those of one resource go together: they are one grant.
  const grantCalls = [...new Set(delegated.map((it) => it.resource.id))].map((resourceId) => {
    const more = delegated.filter((it) => it.resource.id === resourceId).map((it) => it.value);
    const known = given.grants.find((it) => it.resourceId === resourceId && it.consentType === 'AllPrincipals');
    return {
      grants: more.length,
      call: (): Promise<unknown> =>
        known
          ? graph.update(`${at.oAuth2PermissionGrant}/${known.id}`, { scope: [...scopes(known), ...more].join(' ') })
          : graph.create(at.oAuth2PermissionGrant, { clientId, consentType: 'AllPrincipals', resourceId, scope: more.join(' ') }),
    };
  });
  await oneByOne(
    [...roleCalls, ...grantCalls],
    ({ call }) => call(),
    undefined,
    ({ grants: number }) => number,
  );
}

/** Takes a delegated permission out of a grant; a grant of nothing goes. */
export async function revokeScope(grant: OAuth2PermissionGrant, scope: string): Promise<void> {
  const left = scopes(grant).filter((it) => it !== scope);
  const path = `${at.oAuth2PermissionGrant}/${grant.id}`;
  await (left.length ? graph.update(path, { scope: left.join(' ') }) : graph.remove(path));
}
