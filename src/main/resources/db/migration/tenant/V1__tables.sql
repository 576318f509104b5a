-- One organization. The root of every other key: deleting it takes everything in it along.
create table tenant (
  tenant_id    uuid primary key,
  display_name text not null,
  domain       text not null,
  created_at   timestamptz not null,
  -- how far its clock is ahead of the system's; zero outside a sandbox
  clock_offset interval not null default interval '0'
);

create unique index tenant_domain on tenant (lower(domain));
