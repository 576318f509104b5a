import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const entitlementRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/catalogs',
    component: lazyRouteComponent(() => import('./Catalogs'), 'Catalogs'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/catalogs/$catalogId',
    component: lazyRouteComponent(() => import('./CatalogPage'), 'CatalogPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/packages',
    component: lazyRouteComponent(() => import('./AccessPackages'), 'AccessPackages'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/packages/new',
    component: lazyRouteComponent(() => import('./NewAccessPackage'), 'NewAccessPackage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/packages/$packageId',
    component: lazyRouteComponent(() => import('./AccessPackagePage'), 'AccessPackagePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/packages/$packageId/resource-roles/add',
    component: lazyRouteComponent(() => import('./AddResourceRoles'), 'AddResourceRoles'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/packages/$packageId/policies/$policyId',
    component: lazyRouteComponent(() => import('./PolicyPage'), 'PolicyPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/packages/$packageId/requests/$requestId',
    component: lazyRouteComponent(() => import('./RequestPage'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/organizations',
    component: lazyRouteComponent(() => import('./Organizations'), 'Organizations'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/organizations/$organizationId',
    component: lazyRouteComponent(() => import('./OrganizationPage'), 'OrganizationPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/entitlement/settings',
    component: lazyRouteComponent(() => import('./Settings'), 'Settings'),
  }),
] as const;
