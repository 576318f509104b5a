import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const pimRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/pim/groups',
    component: lazyRouteComponent(() => import('./ManagedGroups'), 'ManagedGroups'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/pim/groups/discover',
    component: lazyRouteComponent(() => import('./DiscoverGroups'), 'DiscoverGroups'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/pim/groups/$groupId',
    component: lazyRouteComponent(() => import('./ManagedGroupPage'), 'ManagedGroupPage'),
  }),
] as const;
