import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const myRolesRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/my-access/roles',
    component: lazyRouteComponent(() => import('./MyRoles'), 'MyRoles'),
  }),
] as const;
