import type { IdentitySource } from '../../graph/types.gen';

/** How the people of an organization are known, as a form has it; `later` while it is not known yet. */
export type SourceKind = 'domain' | 'tenant' | 'federation' | 'later';

export interface SourceValues {
  kind: SourceKind;
  domain: string;
  tenant: string;
  issuer: string;
}

export const NEW_SOURCE: SourceValues = { kind: 'domain', domain: '', tenant: '', issuer: '' };

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is wrong with a source; undefined when it can be sent. */
export function sourceWrong({ kind, domain, tenant }: SourceValues): string | undefined {
  if (kind === 'tenant') {
    return ID.test(tenant.trim()) ? undefined : 'Give the id of their tenant, as 00000000-0000-0000-0000-000000000000.';
  }
  return kind === 'later' || DOMAIN.test(domain.trim()) ? undefined : 'Give the whole domain of their addresses, as northlight.example.';
}

/** The sources to send: one, or none. */
export function sourcesOf({ kind, domain, tenant, issuer }: SourceValues): IdentitySource[] {
  switch (kind) {
    case 'domain':
      return [{ '@odata.type': '#microsoft.graph.domainIdentitySource', domainName: domain.trim(), displayName: domain.trim() }];
    case 'tenant':
      return [{ '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant', tenantId: tenant.trim(), displayName: tenant.trim() }];
    case 'federation':
      return [
        {
          '@odata.type': '#microsoft.graph.externalDomainFederation',
          domainName: domain.trim(),
          displayName: domain.trim(),
          issuerUri: issuer.trim() || null,
        },
      ];
    default:
      return [];
  }
}

/** A source in words: how its people sign in, and what they are known by. */
export function sourceWords(it: IdentitySource): { type: string; name: string } {
  switch (it['@odata.type']) {
    case '#microsoft.graph.domainIdentitySource':
      return { type: 'Domain', name: it.domainName };
    case '#microsoft.graph.externalDomainFederation':
      return { type: 'Federated domain', name: it.issuerUri ? `${it.domainName}, by ${it.issuerUri}` : it.domainName };
    case '#microsoft.graph.azureActiveDirectoryTenant':
      return { type: 'Tenant', name: it.tenantId };
    case '#microsoft.graph.crossCloudAzureActiveDirectoryTenant':
      return { type: 'Tenant of another cloud', name: `${it.tenantId}, ${it.cloudInstance}` };
    default:
      return { type: 'Personal accounts', name: it.socialIdentitySourceType };
  }
}
