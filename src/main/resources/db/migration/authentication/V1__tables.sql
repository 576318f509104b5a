-- Signing in lives on the real clock throughout: moving a tenant's time logs nobody out and frees nobody.

-- How often something was tried in vain. The subject is a hash, so that no name somebody typed is kept.
create table attempt_count (
  tenant_id uuid not null references tenant on delete cascade,
  subject   text not null,
  failures  integer not null,
  -- nothing is tried before
  free_at   timestamptz not null,
  last_at   timestamptz not null,
  primary key (tenant_id, subject)
);

create index attempt_count_last on attempt_count (tenant_id, last_at);

-- Browsers from which a person has signed in before: by a hash of what their cookie holds.
create table familiar_device (
  tenant_id uuid not null,
  user_id   uuid not null,
  hash      text not null,
  seen_at   timestamptz not null,
  primary key (tenant_id, user_id, hash),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);

-- Authenticator apps: secrets sealed, so that a dump shows none.
create table software_oath_method (
  tenant_id     uuid not null,
  id            uuid not null,
  user_id       uuid not null,
  sealed_secret text not null,
  -- of the last code used; no code of it or before is good any more
  last_step     bigint not null,
  created_at    timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);

create index software_oath_method_user on software_oath_method (tenant_id, user_id);

-- Passkeys: public keys, and how browsers made them.
create table passkey (
  tenant_id       uuid not null,
  id              uuid not null,
  user_id         uuid not null,
  credential_id   text not null,
  public_key      text not null,
  sign_count      bigint not null,
  verified        boolean not null,
  backup_eligible boolean not null,
  backed_up       boolean not null,
  transports      text[] not null,
  attestation     text not null,
  client_data     text not null,
  label           text not null,
  created_at      timestamptz not null,
  last_used_at    timestamptz not null,
  primary key (tenant_id, id),
  constraint passkey_is_registered unique (tenant_id, credential_id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);

create index passkey_user on passkey (tenant_id, user_id);

-- Where people get codes by mail.
create table mail_method (
  tenant_id  uuid not null,
  user_id    uuid not null,
  address    text not null,
  created_at timestamptz not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);

-- The code that was mailed last, as a fingerprint by a key that is not in the database.
create table mail_code (
  tenant_id   uuid not null,
  user_id     uuid not null,
  address     text not null,
  fingerprint text not null,
  expires_at  timestamptz not null,
  tries       integer not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);
