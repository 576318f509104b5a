-- Temporary Access Passes: one a person, as a fingerprint by a key that is not in the database. Unlike what else is signed in
-- with they live on the tenant's clock, on which an administrator gives them a start and an end.
create table temporary_access_pass (
  tenant_id        uuid not null,
  user_id          uuid not null,
  id               uuid not null,
  fingerprint      text not null,
  created_at       timestamptz not null,
  starts_at        timestamptz not null,
  lifetime_minutes integer not null,
  usable_once      boolean not null,
  -- when it was first signed in with
  used_at          timestamptz,
  primary key (tenant_id, user_id),
  unique (tenant_id, id),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);
