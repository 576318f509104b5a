import { useState } from 'react';
import { graph } from '../../graph/client';
import { at, type OidcIdentityProvider } from '../../graph/types.gen';
import { SecretField, TextField } from '../../ui/fields';
import { FormDialog } from '../../ui/FormDialog';
import { useDraft } from '../../ui/useDraft';

/** The claims that mean something here, and what they are called when a provider says nothing else. */
const CLAIMS = [
  { claim: 'sub', label: 'Sub', hint: 'Names the person: their principal name, object id or mail address here' },
  { claim: 'email', label: 'Email', hint: 'Their mail address' },
  { claim: 'email_verified', label: 'Email verified', hint: 'Whether the provider knows that the address is theirs' },
] as const;

type Claims = Record<(typeof CLAIMS)[number]['claim'], string>;

interface Values {
  name: string;
  issuer: string;
  wellKnown: string;
  clientId: string;
  scope: string;
  claims: Claims;
}

function valuesOf(provider: OidcIdentityProvider | undefined): Values {
  const mapping = provider?.inboundClaimMapping;
  return {
    name: provider?.displayName ?? '',
    issuer: provider?.issuer ?? '',
    wellKnown: provider?.wellKnownEndpoint ?? '',
    clientId: provider?.clientId ?? '',
    scope: provider?.scope ?? 'openid profile email',
    claims: { sub: mapping?.sub ?? 'sub', email: mapping?.email ?? 'email', email_verified: mapping?.email_verified ?? 'email_verified' },
  };
}

function wrong({ name, issuer, clientId }: Values, secret: string, isNew: boolean): string | undefined {
  return !name.trim()
    ? 'Give the provider a name: people see it on the sign-in page.'
    : !issuer.trim()
      ? 'Say who issues its tokens.'
      : !clientId.trim()
        ? 'Say which client we are to it.'
        : isNew && !secret
          ? 'Paste the client secret that the provider gave.'
          : undefined;
}

/** Trusts another OpenID provider, or changes how. */
export function ProviderDialog({
  provider,
  done,
  close,
}: {
  provider?: OidcIdentityProvider;
  done: (it: { id: string }) => void;
  close: () => void;
}) {
  const draft = useDraft(`provider.${provider?.id ?? 'new'}`, valuesOf(provider));
  const { values, set } = draft;
  const [secret, setSecret] = useState('');
  return (
    <FormDialog
      title={provider ? 'Edit identity provider' : 'New OpenID Connect provider'}
      draft={draft}
      submit={provider ? 'Save' : 'Add'}
      wrong={wrong(values, secret, !provider)}
      send={async (it) => {
        const body = {
          '@odata.type': '#microsoft.graph.oidcIdentityProvider',
          displayName: it.name.trim(),
          issuer: it.issuer.trim(),
          ...(it.wellKnown.trim() ? { wellKnownEndpoint: it.wellKnown.trim() } : {}),
          clientId: it.clientId.trim(),
          scope: it.scope.trim(),
          inboundClaimMapping: Object.fromEntries(Object.entries(it.claims).map(([claim, called]) => [claim, called.trim() || claim])),
          ...(secret
            ? { clientAuthentication: { '@odata.type': '#microsoft.graph.oidcClientSecretAuthentication', clientSecret: secret } }
            : {}),
        };
        if (!provider) {
          return graph.create<OidcIdentityProvider>(at.identityProviderBase, body);
        }
        await graph.update(`${at.identityProviderBase}/${provider.id}`, body);
        return provider;
      }}
      done={done}
      close={close}
    >
      <TextField label="Display name" hint="What the button on the sign-in page says" required max={120} value={values.name} onChange={(name) => set({ name })} />
      <TextField
        label="Issuer URI"
        hint="What its tokens name as their issuer, letter by letter"
        required
        max={2048}
        placeholder="https://login.contoso.com/"
        value={values.issuer}
        onChange={(issuer) => set({ issuer })}
      />
      <TextField
        label="Well-known endpoint"
        hint="Where its metadata is; made from the issuer when left empty"
        max={2048}
        value={values.wellKnown}
        onChange={(wellKnown) => set({ wellKnown })}
      />
      <TextField label="Client ID" required value={values.clientId} onChange={(clientId) => set({ clientId })} />
      <SecretField
        label="Client secret"
        required={!provider}
        hint={provider ? 'The one before stays when left empty. It is never shown.' : 'Sealed when it is kept, and never shown.'}
        value={secret}
        onChange={setSecret}
      />
      <TextField label="Scope" hint="What is asked for; openid is part of it" required value={values.scope} onChange={(scope) => set({ scope })} />
      {CLAIMS.map(({ claim, label, hint }) => (
        <TextField
          key={claim}
          label={`Claim for ${label}`}
          hint={hint}
          value={values.claims[claim]}
          onChange={(called) => set(({ claims }) => ({ claims: { ...claims, [claim]: called } }))}
        />
      ))}
    </FormDialog>
  );
}
