import { useQuery } from '@tanstack/react-query';
import { discovery } from './provider';

/** Where a tenant's provider is, as its own discovery document says: what a client is told. */
export interface Endpoints {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  device_authorization_endpoint: string;
}

/** The endpoints of a tenant; undefined until they are known. */
export function useEndpoints(tenant: string): Endpoints | undefined {
  const { data } = useQuery({
    queryKey: ['endpoints', tenant],
    queryFn: async ({ signal }) => (await (await discovery(tenant, signal)).json()) as Endpoints,
    staleTime: Infinity,
  });
  return data;
}

/** Where a client reads all this for itself. */
export function documentOf({ issuer }: Endpoints): string {
  return `${issuer}/.well-known/openid-configuration`;
}

/** What the server calls itself: where everything of it begins. */
export function baseOf({ issuer }: Endpoints): string {
  return issuer.slice(0, issuer.lastIndexOf('/', issuer.length - '/v2.0'.length - 1));
}
