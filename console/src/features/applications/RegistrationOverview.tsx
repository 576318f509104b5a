import { Link } from '@tanstack/react-router';
import { odata } from '../../graph/query';
import { type Application, at, type ServicePrincipal } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { baseOf, documentOf, useEndpoints } from '../../session/endpoints';
import { useAccount } from '../../session/useSession';
import { Copyable } from '../../ui/Copyable';
import { Facts } from '../../ui/Facts';
import { Moment } from '../../ui/Moment';
import { Section } from '../../ui/Section';
import { Credentials } from './Credentials';

const AUDIENCES: Record<string, string> = { AzureADMyOrg: 'This organization only', AzureADMultipleOrgs: 'Any organization' };

/** What a client needs to know of its registration and of the provider. */
export function RegistrationOverview({ application }: { application: Application }) {
  const tenant = useAccount()?.tenant ?? '';
  const endpoints = useEndpoints(tenant);
  const principals = useAll<ServicePrincipal>(at.servicePrincipal, {
    filter: odata`appId eq ${application.appId ?? ''}`,
    select: ['id', 'displayName'],
  });
  const principal = principals.rows[0];
  return (
    <>
      <Section title="Essentials">
        <Facts
          of={[
            ['Application (client) ID', <Copyable key="app" label="Application (client) ID" value={application.appId ?? ''} />],
            ['Directory (tenant) ID', <Copyable key="tenant" label="Directory (tenant) ID" value={tenant} />],
            ['Object ID', <Copyable key="id" label="Object ID" value={application.id} />],
            ['Supported account types', AUDIENCES[application.signInAudience ?? ''] ?? application.signInAudience],
            ['Client credentials', <Credentials key="credentials" of={application} />],
            [
              'Enterprise application',
              principal ? (
                <Link key="principal" to="/admin/enterprise-applications/$principalId" params={{ principalId: principal.id }}>
                  {principal.displayName}
                </Link>
              ) : principals.isWhole ? (
                'None yet: it is made when consent is given'
              ) : null,
            ],
            ['Created', <Moment key="created" at={application.createdDateTime} />],
            ['Internal note', application.notes ?? undefined],
          ]}
        />
      </Section>
      <Section title="Endpoints">
        <Facts
          of={[
            ['Authority', endpoints ? <Copyable key="issuer" label="Authority" value={endpoints.issuer} /> : null],
            ...(endpoints
              ? ([
                  ['OpenID Connect metadata document', <Copyable key="metadata" label="Metadata document" value={documentOf(endpoints)} />],
                  ['OAuth 2.0 authorization endpoint', <Copyable key="authorize" label="Authorization endpoint" value={endpoints.authorization_endpoint} />],
                  ['OAuth 2.0 token endpoint', <Copyable key="token" label="Token endpoint" value={endpoints.token_endpoint} />],
                  ['OAuth 2.0 device code endpoint', <Copyable key="device" label="Device code endpoint" value={endpoints.device_authorization_endpoint} />],
                  ['Microsoft Graph API endpoint', <Copyable key="graph" label="API endpoint" value={`${baseOf(endpoints)}/v1.0`} />],
                ] satisfies [string, React.ReactNode][])
              : []),
          ]}
        />
      </Section>
    </>
  );
}
