-- The keys that sign tokens, of all tenants, sealed under a key that is not in the database. The latest that signs_from has
-- reached signs; every one that has not ended verifies.
create table signing_key (
  id         uuid primary key,
  sealed     text not null,
  signs_from timestamptz not null,
  -- somebody asked for another one in its place
  replace    boolean not null default false,
  ends_at    timestamptz
);
