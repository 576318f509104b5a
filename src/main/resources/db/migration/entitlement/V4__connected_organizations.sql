-- Organizations whose people may be given access. Identity sources have the wire's form; there is one or none.
create table connected_organization (
  tenant_id        uuid not null references tenant on delete cascade,
  id               uuid not null,
  display_name     text not null,
  description      text,
  state            text not null,
  identity_sources json not null,
  created_at       timestamptz not null,
  modified_at      timestamptz not null,
  domain_name      text generated always as (lower(identity_sources -> 0 ->> 'domainName')) stored,
  home_tenant      text generated always as (lower(identity_sources -> 0 ->> 'tenantId')) stored,
  primary key (tenant_id, id)
);

create unique index connected_organization_domain on connected_organization (tenant_id, domain_name);
create unique index connected_organization_home on connected_organization (tenant_id, home_tenant);
create index connected_organization_order on connected_organization (tenant_id, display_name, id);

-- Who speaks for an organization: people of this directory, inside the company or out of it.
create table connected_organization_sponsor (
  tenant_id       uuid not null,
  organization_id uuid not null,
  side            text not null check (side in ('internal', 'external')),
  sponsor_id      uuid not null,
  primary key (tenant_id, organization_id, side, sponsor_id),
  foreign key (tenant_id, organization_id) references connected_organization on delete cascade,
  foreign key (tenant_id, sponsor_id) references directory_object on delete cascade
);

create index connected_organization_sponsor_object on connected_organization_sponsor (tenant_id, sponsor_id);
