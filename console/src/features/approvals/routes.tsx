import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const approvalRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/my-access/approvals',
    component: lazyRouteComponent(() => import('./Approvals'), 'Approvals'),
  }),
] as const;
