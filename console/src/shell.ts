import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Failed } from './ui/Failed';
import { NotFound } from './ui/NotFound';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Failed });

/** The parent of every page for somebody signed in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
});
