import { createRouter } from '@tanstack/react-router';
import { entitlementRoutes } from './features/entitlement/routes';
import { groupRoutes } from './features/groups/routes';
import { identityRoutes } from './features/identity/routes';
import { landingRoutes } from './features/landing/routes';
import { applicationRoutes } from './features/applications/routes';
import { approvalRoutes } from './features/approvals/routes';
import { auditRoutes } from './features/audit/routes';
import { myAccessRoutes } from './features/my-access/routes';
import { myRolesRoutes } from './features/my-roles/routes';
import { pimRoutes } from './features/pim/routes';
import { roleRoutes } from './features/roles/routes';
import { userRoutes } from './features/users/routes';
import { root, shell } from './shell';
import { Failed } from './ui/Failed';
import { NotFound } from './ui/NotFound';

const tree = root.addChildren([...landingRoutes, shell.addChildren([...myAccessRoutes, ...myRolesRoutes, ...approvalRoutes, ...userRoutes, ...groupRoutes, ...pimRoutes, ...entitlementRoutes, ...applicationRoutes, ...identityRoutes, ...roleRoutes, ...auditRoutes])]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
