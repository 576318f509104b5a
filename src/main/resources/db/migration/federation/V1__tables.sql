-- OpenID providers that tenants trust to say who somebody is.
create table identity_provider (
  tenant_id           uuid not null references tenant on delete cascade,
  id                  uuid not null,
  display_name        text not null,
  issuer              text not null,
  well_known_endpoint text not null,
  client_id           text not null,
  -- so that a dump shows none
  sealed_secret       text not null,
  scope               text not null,
  -- which of the provider's claims says what, as it came
  claims              jsonb not null,
  created_at          timestamptz not null,
  primary key (tenant_id, id),
  -- By these two a token is known to be a tenant's: so they are one tenant's.
  constraint identity_provider_is_of_one_tenant unique (issuer, client_id)
);
