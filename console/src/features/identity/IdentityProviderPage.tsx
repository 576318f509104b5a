import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useParams } from '@tanstack/react-router';
import { at, type OidcIdentityProvider } from '../../graph/types.gen';
import { allows, useOne } from '../../graph/useGraph';
import { baseOf, useEndpoints } from '../../session/endpoints';
import { useAccount } from '../../session/useSession';
import { Awaited } from '../../ui/Awaited';
import { Copyable } from '../../ui/Copyable';
import { DeleteButton } from '../../ui/DeleteButton';
import { Facts } from '../../ui/Facts';
import { useNotify } from '../../ui/notify';
import { type Crumb, Page } from '../../ui/Page';
import { Section } from '../../ui/Section';
import { useOpen } from '../../ui/useOpen';
import { ProviderDialog } from './ProviderDialog';

const CRUMBS: Crumb[] = [{ text: 'External Identities' }, { text: 'All identity providers', to: '/admin/identity-providers' }];

/** External Identities › All identity providers › one. */
export function IdentityProviderPage() {
  const { providerId } = useParams({ from: '/shell/admin/identity-providers/$providerId' });
  const path = `${at.identityProviderBase}/${providerId}`;
  const { it, problem, refresh } = useOne<OidcIdentityProvider>(path);
  const tenant = useAccount()?.tenant ?? '';
  const endpoints = useEndpoints(tenant);
  const [isEditing, edit] = useOpen('edit');
  const notify = useNotify();
  if (!it) {
    return <Awaited what="identity provider" crumbs={CRUMBS} problem={problem} retry={refresh} />;
  }
  const claims = it.inboundClaimMapping;
  return (
    <Page
      title={it.displayName}
      about="OpenID Connect"
      crumbs={CRUMBS}
      actions={
        <>
          {allows(it, 'update') && (
            <Button icon={<EditRegular />} onClick={() => edit('provider')}>
              Edit
            </Button>
          )}
          {allows(it, 'delete') && (
            <DeleteButton name={it.displayName} path={path} back="/admin/identity-providers">
              Nobody signs in by it any more, and its tokens count no more. The people stay: they need another way to sign in.
            </DeleteButton>
          )}
        </>
      }
    >
      <Section title="To register with the provider">
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>The provider sends people back to this address, so its client for us must have it as a redirect URI.</MessageBarBody>
        </MessageBar>
        {endpoints && (
          <Facts
            of={[['Redirect URI', <Copyable key="uri" label="Redirect URI" value={`${baseOf(endpoints)}/${tenant}/signin/with/${it.id}/callback`} />]]}
          />
        )}
      </Section>
      <Section title="Configuration">
        <Facts
          of={[
            ['Issuer URI', it.issuer],
            ['Well-known endpoint', it.wellKnownEndpoint],
            ['Client ID', <code key="client">{it.clientId}</code>],
            ['Client secret', 'Kept sealed, never shown'],
            ['Scope', it.scope],
            ['Response type', it.responseType],
          ]}
        />
      </Section>
      <Section title="Claim mapping">
        <Facts
          of={[
            ['Sub: who it is', <code key="sub">{claims?.sub ?? 'sub'}</code>],
            ['Email', <code key="email">{claims?.email ?? 'email'}</code>],
            ['Email verified', <code key="verified">{claims?.email_verified ?? 'email_verified'}</code>],
          ]}
        />
      </Section>
      {isEditing && allows(it, 'update') && <ProviderDialog provider={it} done={() => notify('Saved.')} close={() => edit(undefined)} />}
    </Page>
  );
}
