import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../shell';

export const auditRoutes = [
  createRoute({
    getParentRoute: () => shell,
    path: '/admin/audit',
    component: lazyRouteComponent(() => import('./AuditLog'), 'AuditLog'),
  }),
] as const;
