import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const roleRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/roles',
    component: lazyRouteComponent(() => import('./AllRoles'), 'AllRoles'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/roles/$roleId',
    component: lazyRouteComponent(() => import('./RolePage'), 'RolePage'),
  }),
] as const;
