-- What Temporary Access Passes are like in a tenant, until it says otherwise.
create table access_pass_policy (
  tenant_id                uuid not null references tenant on delete cascade,
  enabled                  boolean not null default true,
  default_lifetime_minutes integer not null default 60,
  least_lifetime_minutes   integer not null default 60,
  most_lifetime_minutes    integer not null default 480,
  default_length           integer not null default 12,
  usable_once              boolean not null default false,
  changed_at               timestamptz not null,
  primary key (tenant_id)
);
