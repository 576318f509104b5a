-- Equality of ids beside the overlap of periods in one exclusion.
create extension if not exists btree_gist;

-- Who may become, or is, a member or owner of a managed group by privileged identity management, and from when until when.
create table pim_schedule (
  tenant_id       uuid not null,
  id              uuid not null,
  type            text not null check (type in ('eligible', 'assigned', 'activated')),
  group_id        uuid not null,
  principal_id    uuid not null,
  access          text not null check (access in ('member', 'owner')),
  state           text not null check (state in ('Granted', 'Provisioned', 'Ended', 'Revoked')),
  -- it holds in [starts_at, ends_at), whether or not a chore has been by
  starts_at       timestamptz not null,
  ends_at         timestamptz,
  -- how the end was asked for
  expiration_type text not null check (expiration_type in ('notSpecified', 'noExpiration', 'afterDateTime', 'afterDuration')),
  duration        interval,
  -- the alarm: when it starts or ends, while it is yet to
  due_at          timestamptz,
  created_at      timestamptz not null,
  modified_at     timestamptz,
  -- the request that made it; an extension puts itself in its place. Null for one that a package made
  created_using   uuid,
  -- the last part of its id on the wire, which changes with an extension
  suffix          uuid not null,
  wire_id         text not null generated always as (group_id::text || '_' || access || '_' || suffix::text) stored,
  instance_id     text not null generated always as (group_id::text || '_' || access || '_' || id::text) stored,
  -- the eligibility an activation uses
  eligibility_id  uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, group_id) references directory_object on delete cascade,
  foreign key (tenant_id, principal_id) references directory_object on delete cascade,
  foreign key (tenant_id, eligibility_id) references pim_schedule on delete cascade,
  check (ends_at >= starts_at),
  -- one eligibility, one assignment, one activation at a time. What is over makes way although nobody has noted its end
  constraint pim_schedule_overlap exclude using gist (
    tenant_id with =,
    group_id with =,
    principal_id with =,
    access with =,
    type with =,
    tstzrange(starts_at, ends_at) with &&
  ) where (state in ('Granted', 'Provisioned'))
);

create index pim_schedule_due on pim_schedule (tenant_id, due_at) where due_at is not null;
create index pim_schedule_group on pim_schedule (tenant_id, group_id, principal_id);
create index pim_schedule_principal on pim_schedule (tenant_id, principal_id, group_id);
create index pim_schedule_wire_id on pim_schedule (tenant_id, wire_id);
create index pim_schedule_instance_id on pim_schedule (tenant_id, instance_id);
create index pim_schedule_eligibility on pim_schedule (tenant_id, eligibility_id) where eligibility_id is not null;

-- What somebody asked for, and what came of it. History: a request stays what it was when its schedule ends.
create table pim_request (
  tenant_id       uuid not null,
  id              uuid not null,
  side            text not null check (side in ('eligibility', 'assignment')),
  action          text not null,
  group_id        uuid not null,
  principal_id    uuid not null,
  access          text not null check (access in ('member', 'owner')),
  status          text not null,
  -- when it starts and ends, as it was asked for and, once it is provisioned, as it came to be
  starts_at       timestamptz,
  expiration_type text check (expiration_type in ('notSpecified', 'noExpiration', 'afterDateTime', 'afterDuration')),
  ends_at         timestamptz,
  duration        interval,
  justification   text,
  ticket_number   text,
  ticket_system   text,
  custom_data     text,
  created_by      uuid not null,
  created_by_name text,
  is_by_user      boolean not null,
  created_at      timestamptz not null,
  completed_at    timestamptz,
  needs_approval  boolean not null,
  -- the schedule it made or changed, and the last part of that one's id on the wire at the time
  schedule_id     uuid,
  suffix          uuid,
  target_wire_id  text generated always as (group_id::text || '_' || access || '_' || suffix::text) stored,
  eligibility_id  uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, group_id) references directory_object on delete cascade,
  foreign key (tenant_id, principal_id) references directory_object on delete cascade
);

create unique index pim_request_pending on pim_request (tenant_id, group_id, principal_id, access, side)
  where status in ('PendingApproval', 'PendingAdminDecision');
create index pim_request_group on pim_request (tenant_id, side, group_id, principal_id);
create index pim_request_principal on pim_request (tenant_id, side, principal_id);
create index pim_request_creator on pim_request (tenant_id, side, created_by);
create index pim_request_schedule on pim_request (tenant_id, schedule_id);
