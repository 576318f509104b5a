import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { at, type OidcIdentityProvider } from '../../graph/types.gen';
import { useMay } from '../../graph/useMay';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { useOpen } from '../../ui/useOpen';
import { ProviderDialog } from './ProviderDialog';

const COLUMNS: Column<OidcIdentityProvider>[] = [
  {
    title: 'Name',
    width: '30%',
    cell: (it) => (
      <NameLink to="/admin/identity-providers/$providerId" params={{ providerId: it.id }}>
        {it.displayName}
      </NameLink>
    ),
  },
  { title: 'Issuer', cell: (it) => it.issuer },
  { title: 'Client ID', width: '22%', cell: (it) => <code>{it.clientId}</code> },
  { title: 'Type', width: '11rem', cell: () => 'OpenID Connect' },
];

/** External Identities › All identity providers. */
export function IdentityProviders() {
  const mayCreate = useMay(at.identityProviderBase, 'create');
  const [isNew, make] = useOpen('new');
  const navigate = useNavigate();
  return (
    <Page
      title="All identity providers"
      about="Where else people of the organization can sign in: each is offered on the sign-in page, beside the password."
      crumbs={[{ text: 'External Identities' }]}
      actions={
        mayCreate && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => make('provider')}>
            New OpenID Connect provider
          </Button>
        )
      }
    >
      <ResourceTable<OidcIdentityProvider>
        label="Identity providers"
        path={at.identityProviderBase}
        columns={COLUMNS}
        empty={{
          title: 'People sign in here alone',
          hint: mayCreate
            ? 'Add the provider that the organization has already: register a client with it first, for its id and secret.'
            : 'An External Identity Provider Administrator can add another provider.',
        }}
      />
      {isNew && mayCreate && (
        <ProviderDialog
          done={({ id }) => void navigate({ to: '/admin/identity-providers/$providerId', params: { providerId: id } })}
          close={() => make(undefined)}
        />
      )}
    </Page>
  );
}
