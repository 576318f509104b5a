import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const identityRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/identity-providers',
    component: lazyRouteComponent(() => import('./IdentityProviders'), 'IdentityProviders'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/identity-providers/$providerId',
    component: lazyRouteComponent(() => import('./IdentityProviderPage'), 'IdentityProviderPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/authentication-contexts',
    component: lazyRouteComponent(() => import('./AuthenticationContexts'), 'AuthenticationContexts'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/authentication-methods',
    component: lazyRouteComponent(() => import('./AuthenticationMethods'), 'AuthenticationMethods'),
  }),
] as const;
