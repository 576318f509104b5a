import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const userRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/users',
    component: lazyRouteComponent(() => import('./AllUsers'), 'AllUsers'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/users/new',
    component: lazyRouteComponent(() => import('./NewUser'), 'NewUser'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/users/deleted',
    component: lazyRouteComponent(() => import('./DeletedUsers'), 'DeletedUsers'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/users/$userId',
    component: lazyRouteComponent(() => import('./UserPage'), 'UserPage'),
  }),
] as const;
