import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const myAccessRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/my-access/packages',
    component: lazyRouteComponent(() => import('./AvailablePackages'), 'AvailablePackages'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/my-access/requests',
    component: lazyRouteComponent(() => import('./MyRequests'), 'MyRequests'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/my-access/access',
    component: lazyRouteComponent(() => import('./MyAccess'), 'MyAccess'),
  }),
] as const;
