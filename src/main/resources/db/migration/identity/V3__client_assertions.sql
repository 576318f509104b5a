-- Assertions by which clients have proven who they are, as hashes, until they expire: one that comes again is a copy.
create table spent_client_assertion (
  tenant_id  uuid not null references tenant on delete cascade,
  hash       text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, hash)
);

create index spent_client_assertion_end on spent_client_assertion (tenant_id, expires_at);

-- Nothing is looked for by its person: what ends a person's sign-ins is an instant in their own row.
drop index client_authorization_principal;
