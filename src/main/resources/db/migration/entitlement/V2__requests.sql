-- People and applications as this module knows them, from the first request about them on. It keeps the names they had
-- then: a subject outlives its directory object, so object_id is no foreign key.
create table access_package_subject (
  tenant_id      uuid not null references tenant on delete cascade,
  id             uuid not null,
  object_id      uuid not null,
  subject_type   text not null,
  lifecycle      text not null,
  display_name   text,
  email          text,
  principal_name text,
  created_at     timestamptz not null,
  primary key (tenant_id, id)
);

create unique index access_package_subject_object on access_package_subject (tenant_id, object_id);

-- Somebody has a package, in [starts_at, ends_at). Ended assignments stay to be read.
create table access_package_assignment (
  tenant_id         uuid not null,
  id                uuid not null,
  access_package_id uuid not null,
  policy_id         uuid,
  target_id         uuid not null,
  created_by        uuid not null,
  state             text not null,
  status            text not null,
  created_at        timestamptz not null,
  starts_at         timestamptz not null,
  ends_at           timestamptz,
  -- when it ended, whatever the reason
  expired_at        timestamptz,
  -- when its holder is next to be told that it ends soon
  notice_at         timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package on delete cascade,
  foreign key (tenant_id, policy_id) references assignment_policy on delete set null (policy_id),
  foreign key (tenant_id, target_id) references access_package_subject (tenant_id, object_id) on delete cascade,
  check (ends_at > starts_at)
);

create unique index access_package_assignment_once
  on access_package_assignment (tenant_id, access_package_id, target_id) where state <> 'expired';
create index access_package_assignment_package on access_package_assignment (tenant_id, access_package_id, state, id);
create index access_package_assignment_policy on access_package_assignment (tenant_id, policy_id, state);
create index access_package_assignment_target on access_package_assignment (tenant_id, target_id, state);
create index access_package_assignment_state on access_package_assignment (tenant_id, state, id);
create index access_package_assignment_expired
  on access_package_assignment (tenant_id, expired_at nulls first, id);
create index access_package_assignment_creator on access_package_assignment (tenant_id, created_by);
create index access_package_assignment_end
  on access_package_assignment (tenant_id, ends_at) where state <> 'expired' and ends_at is not null;
create index access_package_assignment_notice on access_package_assignment (tenant_id, notice_at) where notice_at is not null;

-- Somebody asks for a package, for more time or for an end; or the service does, for the record.
create table access_package_request (
  tenant_id           uuid not null,
  id                  uuid not null,
  request_type        text not null,
  state               text not null,
  status              text not null,
  justification       text,
  -- the wished period, as it was asked for
  wished_start        timestamptz,
  expiration_type     text not null,
  expiration_duration interval,
  expiration_end      timestamptz,
  -- what wish and policy came to at the time of asking: how long at most, and until when at most
  longest             interval,
  latest              timestamptz,
  needs_approval      boolean not null,
  answers             json not null,
  access_package_id   uuid not null,
  policy_id           uuid,
  assignment_id       uuid,
  target_id           uuid not null,
  requestor_id        uuid not null,
  -- who sent it: the requestor, or for a direct assignment the administrator
  created_by          uuid not null,
  created_at          timestamptz not null,
  completed_at        timestamptz,
  -- when it is to move on by itself
  due_at              timestamptz,
  -- when it has been kept long enough
  forget_at           timestamptz,
  kind                text not null generated always as
                        (case
                          when request_type like '%Remove' then 'remove'
                          when request_type like '%Update' then 'update'
                          else 'add'
                        end) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, access_package_id) references access_package on delete cascade,
  foreign key (tenant_id, policy_id) references assignment_policy on delete set null (policy_id),
  foreign key (tenant_id, assignment_id) references access_package_assignment on delete cascade,
  foreign key (tenant_id, target_id) references access_package_subject (tenant_id, object_id) on delete cascade,
  foreign key (tenant_id, requestor_id) references access_package_subject (tenant_id, object_id) on delete cascade
);

create unique index access_package_request_open
  on access_package_request (tenant_id, access_package_id, target_id, kind)
  where state in ('submitted', 'pendingApproval', 'scheduled', 'delivering');
create index access_package_request_due on access_package_request (tenant_id, due_at) where due_at is not null;
create index access_package_request_forget on access_package_request (tenant_id, forget_at) where forget_at is not null;
create index access_package_request_package on access_package_request (tenant_id, access_package_id, id);
create index access_package_request_policy on access_package_request (tenant_id, policy_id);
create index access_package_request_assignment on access_package_request (tenant_id, assignment_id);
create index access_package_request_target on access_package_request (tenant_id, target_id);
create index access_package_request_requestor on access_package_request (tenant_id, requestor_id);
create index access_package_request_creator on access_package_request (tenant_id, created_by);
create index access_package_request_state on access_package_request (tenant_id, state, id);
create index access_package_request_type on access_package_request (tenant_id, request_type, id);
create index access_package_request_completed on access_package_request (tenant_id, completed_at nulls first, id);
create index access_package_request_created on access_package_request (tenant_id, created_at, id);

-- One claim: an assignment has its target hold one role of the package. Group, access and type are copied from the role
-- scope, which may be gone by the time the claim ends.
create table access_package_grant (
  tenant_id     uuid not null,
  id            uuid not null,
  assignment_id uuid not null,
  role_id       uuid not null,
  scope_id      uuid not null,
  group_id      uuid not null,
  principal_id  uuid not null,
  access        text not null,
  type          text not null,
  state         text not null,
  -- when it is to be given or taken
  due_at        timestamptz,
  -- tries since it became due, and what the last one met
  attempts      integer not null,
  last_error    text,
  -- when it was last given; null while it never was
  granted_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, assignment_id) references access_package_assignment on delete cascade
);

create unique index access_package_grant_once
  on access_package_grant (tenant_id, assignment_id, role_id, scope_id) where state in ('wanted', 'granted', 'failed');
create index access_package_grant_due on access_package_grant (tenant_id, due_at) where due_at is not null;
create index access_package_grant_assignment on access_package_grant (tenant_id, assignment_id);
create index access_package_grant_claim
  on access_package_grant (tenant_id, principal_id, group_id, access, type) where state in ('wanted', 'granted');
create index access_package_grant_group on access_package_grant (tenant_id, group_id) where state <> 'revoked';
