-- What a resource may ask of a sign-in by a short name: c1 to c99. Published ones may be asked for.
create table authentication_context (
  tenant_id    uuid not null references tenant on delete cascade,
  id           text not null check (id ~ '^c[1-9][0-9]?$'),
  display_name text,
  description  text,
  is_available boolean not null,
  primary key (tenant_id, id)
);
