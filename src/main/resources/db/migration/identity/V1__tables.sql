-- One authorization: what a person, through a client, let that client do, and the codes and tokens it has led to. Of codes
-- and tokens only hashes are kept. Its instants are the real clock's, since moving a tenant's time logs nobody out.
create table client_authorization (
  tenant_id          uuid not null references tenant on delete cascade,
  id                 uuid not null,
  -- counts changes: whoever changes a row that has changed meanwhile has lost
  version            integer not null,
  client_id          uuid not null,
  -- a user's id; the client's own until somebody has signed in
  principal_name     text not null,
  grant_type         text not null,
  scopes             text[] not null,
  -- who signed in and by which factors
  principal          jsonb,
  -- what the client asked for
  request            jsonb,
  -- by kind of token: hash, issue, expiry, whether it is used up
  tokens             jsonb not null,
  state_hash         text,
  code_hash          text,
  access_hash        text,
  refresh_hash       text,
  device_hash        text,
  user_code_hash     text,
  forget_at          timestamptz not null,
  primary key (tenant_id, id)
);

create index client_authorization_state on client_authorization (tenant_id, state_hash) where state_hash is not null;
create index client_authorization_code on client_authorization (tenant_id, code_hash) where code_hash is not null;
create index client_authorization_access on client_authorization (tenant_id, access_hash) where access_hash is not null;
create index client_authorization_refresh on client_authorization (tenant_id, refresh_hash) where refresh_hash is not null;
create index client_authorization_device on client_authorization (tenant_id, device_hash) where device_hash is not null;
create index client_authorization_user_code on client_authorization (tenant_id, user_code_hash) where user_code_hash is not null;
create index client_authorization_principal on client_authorization (tenant_id, principal_name);
create index client_authorization_end on client_authorization (tenant_id, forget_at);

-- Refresh tokens that were exchanged for a new one. Whoever presents one again has a copy.
create table spent_refresh_token (
  tenant_id        uuid not null,
  hash             text not null,
  authorization_id uuid not null,
  primary key (tenant_id, hash),
  foreign key (tenant_id, authorization_id) references client_authorization on delete cascade
);

create index spent_refresh_token_authorization on spent_refresh_token (tenant_id, authorization_id);
