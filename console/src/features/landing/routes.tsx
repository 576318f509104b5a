import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../../shell';

/** Where to begin, and where to come back to after signing in. */
interface LandingSearch {
  tenant?: string | undefined;
  return?: string | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

export const landingRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: (search: Record<string, unknown>): LandingSearch => ({
      tenant: text(search.tenant),
      // Only our own pages: an address of another host is none to return to.
      return: text(search.return)?.match(/^\/(?!\/)/) ? text(search.return) : undefined,
    }),
    component: lazyRouteComponent(() => import('./LandingPage'), 'LandingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/callback',
    component: lazyRouteComponent(() => import('./Callback'), 'Callback'),
  }),
] as const;
