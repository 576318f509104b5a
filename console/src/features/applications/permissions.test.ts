import { describe, expect, it } from 'vitest';
import { asked, GRAPH, isGiven, offered, type Resource, required } from './permissions';

const api: Resource = {
  id: 'graph',
  appId: GRAPH,
  displayName: 'Microsoft Graph',
  appRoles: [
    { id: 'r2', value: 'User.Read.All', allowedMemberTypes: ['Application'] },
    { id: 'r1', value: 'Group.Read.All', allowedMemberTypes: ['Application'] },
    { id: 'r3', value: 'Editor', allowedMemberTypes: ['User'] },
  ],
  oauth2PermissionScopes: [
    { id: 's1', value: 'User.Read', type: 'User' },
    { id: 's2', value: 'User.Read.All', type: 'Admin' },
  ],
};

const needed = [
  {
    resourceAppId: GRAPH,
    resourceAccess: [
      { id: 's1', type: 'Scope' },
      { id: 'r2', type: 'Role' },
    ],
  },
];

describe('what a resource offers', () => {
  it('is told by name, and only what an application can have', () => {
    expect(offered(api, 'Role').map((it) => it.value)).toEqual(['Group.Read.All', 'User.Read.All']);
    expect(offered(api, 'Scope').map((it) => [it.value, it.isForAdministrators])).toEqual([
      ['User.Read', false],
      ['User.Read.All', true],
    ]);
  });
});

describe('what a registration asks for', () => {
  it('is named, and goes back as it came', () => {
    const permissions = asked(needed, [api]);
    expect(permissions.map((it) => it.value)).toEqual(['User.Read', 'User.Read.All']);
    expect(required(permissions)).toEqual(needed);
  });

  it('is not lost when its resource is not known', () => {
    expect(required(asked(needed, []))).toEqual(needed);
  });
});

describe('whether it has been given', () => {
  const [scope, role] = asked(needed, [api]);
  const grant = { id: 'g', clientId: 'c', principalId: null, resourceId: 'graph', scope: 'openid User.Read' };

  it('takes an assignment of that very role', () => {
    const assignment = {
      id: 'a',
      deletedDateTime: null,
      createdDateTime: null,
      principalDisplayName: null,
      principalId: 'c',
      principalType: null,
      resourceDisplayName: null,
    };
    expect(role && isGiven(role, { roles: [{ ...assignment, appRoleId: 'r2', resourceId: 'graph' }], grants: [] })).toBe(true);
    expect(role && isGiven(role, { roles: [{ ...assignment, appRoleId: 'r2', resourceId: 'other' }], grants: [] })).toBe(false);
    expect(role && isGiven(role, { roles: [{ ...assignment, appRoleId: 'r1', resourceId: 'graph' }], grants: [] })).toBe(false);
  });

  it('takes consent for everybody, not somebody’s own', () => {
    expect(scope && isGiven(scope, { roles: [], grants: [{ ...grant, consentType: 'AllPrincipals' }] })).toBe(true);
    expect(scope && isGiven(scope, { roles: [], grants: [{ ...grant, consentType: 'Principal', principalId: 'p' }] })).toBe(false);
    expect(scope && isGiven(scope, { roles: [], grants: [{ ...grant, consentType: 'AllPrincipals', scope: 'User.ReadWrite' }] })).toBe(false);
  });
});
