import type { AppRoleAssignment, OAuth2PermissionGrant, RequiredResourceAccess, ServicePrincipal } from '../../graph/types.gen';

/** The client id of the API itself: the one resource that tokens are for. */
export const GRAPH = '00000003-0000-0000-c000-000000000000';

/** What of a resource says which permissions it has. */
export const RESOURCE = ['id', 'appId', 'displayName', 'appRoles', 'oauth2PermissionScopes'] as const;

export type Resource = Pick<ServicePrincipal, (typeof RESOURCE)[number]>;

/** What somebody signed in lets a client do for them, or what it does for itself: as registrations spell it. */
export type PermissionType = 'Scope' | 'Role';

/** One permission that a resource has. */
export interface Permission {
  /** Unique among all, of whatever resource. */
  id: string;
  resource: Resource;
  permissionId: string;
  type: PermissionType;
  /** Its name, such as User.Read.All. */
  value: string;
  /** Whether only administrators can agree to it. */
  isForAdministrators: boolean;
}

/** What a resource has of one type, by name. */
export function offered(resource: Resource, type: PermissionType): Permission[] {
  const found =
    type === 'Role'
      ? resource.appRoles
          .filter((it) => it.allowedMemberTypes?.includes('Application'))
          .map((it) => ({ permissionId: it.id ?? '', value: it.value ?? '', isForAdministrators: true }))
      : resource.oauth2PermissionScopes.map((it) => ({ permissionId: it.id ?? '', value: it.value ?? '', isForAdministrators: it.type === 'Admin' }));
  return found
    .map((it) => ({ ...it, type, resource, id: `${resource.appId} ${type} ${it.permissionId}` }))
    .sort((one, other) => one.value.localeCompare(other.value));
}

/** What a registration asks for. A permission that its resource does not have, or has no more, is told by its id. */
export function asked(required: readonly RequiredResourceAccess[], resources: readonly Resource[]): Permission[] {
  return required.flatMap(({ resourceAppId, resourceAccess }) => {
    const resource = resources.find((it) => it.appId === resourceAppId) ?? {
      id: '',
      appId: resourceAppId,
      displayName: resourceAppId,
      appRoles: [],
      oauth2PermissionScopes: [],
    };
    const all = [...offered(resource, 'Scope'), ...offered(resource, 'Role')];
    return resourceAccess.map(
      ({ id, type }): Permission =>
        all.find((it) => it.permissionId === id && it.type === type) ?? {
          id: `${resourceAppId} ${type} ${id}`,
          resource,
          permissionId: id,
          type: type === 'Role' ? 'Role' : 'Scope',
          value: id,
          isForAdministrators: true,
        },
    );
  });
}

/** What a registration asks for when it asks for more, or for less. */
export function required(permissions: readonly Permission[]): RequiredResourceAccess[] {
  const resources = [...new Set(permissions.map((it) => it.resource.appId))];
  return resources.map((resourceAppId) => ({
    resourceAppId,
    resourceAccess: permissions.filter((it) => it.resource.appId === resourceAppId).map((it) => ({ id: it.permissionId, type: it.type })),
  }));
}

/** The words of a grant. */
export function scopes(grant: Pick<OAuth2PermissionGrant, 'scope'>): string[] {
  return (grant.scope ?? '').split(/\s+/).filter(Boolean);
}

/** What an application has been given for everybody: roles of its own, and what administrators agreed to. */
export interface Given {
  roles: readonly AppRoleAssignment[];
  grants: readonly OAuth2PermissionGrant[];
}

/** Whether a permission has been given for everybody. */
export function isGiven({ resource, permissionId, type, value }: Permission, { roles, grants }: Given): boolean {
  return type === 'Role'
    ? roles.some((it) => it.resourceId === resource.id && it.appRoleId === permissionId)
    : grants.some((it) => it.resourceId === resource.id && it.consentType === 'AllPrincipals' && scopes(it).includes(value));
}
