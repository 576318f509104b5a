import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const groupRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/groups',
    component: lazyRouteComponent(() => import('./AllGroups'), 'AllGroups'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/groups/new',
    component: lazyRouteComponent(() => import('./NewGroup'), 'NewGroup'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/groups/deleted',
    component: lazyRouteComponent(() => import('./DeletedGroups'), 'DeletedGroups'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/groups/$groupId',
    component: lazyRouteComponent(() => import('./GroupPage'), 'GroupPage'),
  }),
] as const;
