-- Who has signed in with which browser, and when they gave each factor. What the browser keeps is here as a hash only. Instants are the
-- real clock's, since moving a tenant's time logs nobody out.
create table sign_in (
  tenant_id uuid not null,
  hash      text not null,
  user_id   uuid not null,
  -- when each factor was given, by its name
  factors   jsonb not null,
  seen_at   timestamptz not null,
  primary key (tenant_id, hash),
  foreign key (tenant_id, user_id) references directory_object on delete cascade
);

create index sign_in_user on sign_in (tenant_id, user_id);
create index sign_in_end on sign_in (tenant_id, seen_at);
