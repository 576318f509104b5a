-- What a managed group asks of those who become its member, or its owner: one policy for each. A group is managed when it has them.
create table role_policy (
  tenant_id        uuid not null,
  id               uuid not null,
  group_id         uuid not null,
  access           text not null check (access in ('member', 'owner')),
  wire_id          text not null generated always as ('Group_' || group_id::text || '_' || id::text) stored,
  created_at       timestamptz not null,
  modified_at      timestamptz,
  modified_by      uuid,
  modified_by_name text,
  primary key (tenant_id, id),
  constraint role_policy_role unique (tenant_id, group_id, access),
  foreign key (tenant_id, group_id) references directory_object on delete cascade
);

create unique index role_policy_wire_id on role_policy (tenant_id, wire_id);

-- Its rules, each in the wire's form: json and not jsonb, which would lose the order of the properties.
create table role_policy_rule (
  tenant_id uuid not null,
  policy_id uuid not null,
  id        text not null,
  rule      json not null,
  primary key (tenant_id, policy_id, id),
  foreign key (tenant_id, policy_id) references role_policy on delete cascade
);
