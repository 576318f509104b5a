import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const applicationRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/applications',
    component: lazyRouteComponent(() => import('./Registrations'), 'Registrations'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/applications/new',
    component: lazyRouteComponent(() => import('./NewRegistration'), 'NewRegistration'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/applications/$applicationId',
    component: lazyRouteComponent(() => import('./RegistrationPage'), 'RegistrationPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/enterprise-applications',
    component: lazyRouteComponent(() => import('./EnterpriseApplications'), 'EnterpriseApplications'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/enterprise-applications/$principalId',
    component: lazyRouteComponent(() => import('./EnterpriseApplicationPage'), 'EnterpriseApplicationPage'),
  }),
] as const;
