-- An application as it is registered: how it signs people in and what it may ask for. Its service principal is what acts.
create table application (
  tenant_id                 uuid not null references tenant on delete cascade,
  id                        uuid not null,
  app_id                    uuid not null,
  display_name              text not null,
  created_date_time         timestamptz not null,
  description               text,
  notes                     text,
  sign_in_audience          text not null,
  group_membership_claims   text,
  is_fallback_public_client boolean not null default false,
  identifier_uris           text[] not null default '{}',
  tags                      text[] not null default '{}',
  web                       jsonb not null default '{}',
  spa                       jsonb not null default '{}',
  public_client             jsonb not null default '{}',
  api                       jsonb not null default '{}',
  app_roles                 jsonb not null default '[]',
  required_resource_access  jsonb not null default '[]',
  -- certificates, which are public
  key_credentials           jsonb not null default '[]',
  primary key (tenant_id, id),
  constraint application_app_id unique (tenant_id, app_id)
);

-- A client that names no tenant is its own tenant's.
create index application_client on application (app_id);
create index application_name on application (tenant_id, lower(display_name) text_pattern_ops, id);

-- A secret of an application is a hash and nothing else; its first letters tell it from the others.
create table application_password (
  tenant_id      uuid not null,
  application_id uuid not null,
  key_id         uuid not null,
  hash           text not null,
  hint           text not null,
  display_name   text,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  primary key (tenant_id, application_id, key_id),
  foreign key (tenant_id, application_id) references application on delete cascade
);

-- Who may change an application besides administrators.
create table application_owner (
  tenant_id      uuid not null,
  application_id uuid not null,
  owner_id       uuid not null,
  constraint application_is_owned primary key (tenant_id, application_id, owner_id),
  foreign key (tenant_id, application_id) references application on delete cascade,
  foreign key (tenant_id, owner_id) references directory_object on delete cascade
);

create index application_owner_owner on application_owner (tenant_id, owner_id, application_id);

-- What a resource lets people ask clients to do for them.
alter table directory_object
  add column oauth2_permission_scopes jsonb not null default '[]';

-- A permission of a resource, or one of its roles, that a principal was given for itself.
create table app_role_assignment (
  tenant_id         uuid not null,
  id                uuid not null,
  app_role_id       uuid not null,
  principal_id      uuid not null,
  resource_id       uuid not null,
  created_date_time timestamptz not null,
  primary key (tenant_id, id),
  constraint app_role_is_assigned unique (tenant_id, principal_id, resource_id, app_role_id),
  foreign key (tenant_id, principal_id) references directory_object on delete cascade,
  foreign key (tenant_id, resource_id) references directory_object on delete cascade
);

create index app_role_assignment_resource on app_role_assignment (tenant_id, resource_id, principal_id);

-- What a client may do for a person: for everybody, as an administrator agreed, or for one, as they agreed themselves.
create table oauth2_permission_grant (
  tenant_id    uuid not null,
  id           text not null,
  client_id    uuid not null,
  consent_type text not null check (consent_type in ('AllPrincipals', 'Principal')),
  principal_id uuid,
  resource_id  uuid not null,
  scope        text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, client_id) references directory_object on delete cascade,
  foreign key (tenant_id, principal_id) references directory_object on delete cascade,
  foreign key (tenant_id, resource_id) references directory_object on delete cascade,
  check ((consent_type = 'Principal') = (principal_id is not null))
);

create unique index permission_is_granted
  on oauth2_permission_grant (tenant_id, client_id, resource_id, coalesce(principal_id, '00000000-0000-0000-0000-000000000000'));
create index oauth2_permission_grant_principal on oauth2_permission_grant (tenant_id, principal_id) where principal_id is not null;
create index oauth2_permission_grant_resource on oauth2_permission_grant (tenant_id, resource_id);
