-- Something that people have to agree to. It knows who asked and who gets it, not what it is: its owner finds its own by kind and id.
create table approval (
  tenant_id    uuid not null references tenant on delete cascade,
  id           uuid not null,
  kind         text not null,
  requestor_id uuid not null,
  target_id    uuid not null,
  state        text not null check (state in ('inProgress', 'approved', 'denied', 'expired', 'canceled')),
  created_at   timestamptz not null,
  closed_at    timestamptz,
  primary key (tenant_id, id)
);

create index approval_requestor on approval (tenant_id, requestor_id);
create index approval_target on approval (tenant_id, target_id);

-- One step of it. All are there from the beginning; each opens when the one before it is approved.
create table approval_stage (
  tenant_id           uuid not null,
  id                  uuid not null,
  approval_id         uuid not null,
  -- counted from 1
  position            integer not null,
  state               text not null check (state in ('Initializing', 'InProgress', 'Completed', 'Expired')),
  needs_justification boolean not null,
  deadline            interval not null,
  escalates_after     interval,

  opened_at           timestamptz,
  expires_at          timestamptz,
  escalates_at        timestamptz,
  escalated_at        timestamptz,
  -- the alarm: the next of escalation and deadline, while it is open
  due_at              timestamptz,
  closed_at           timestamptz,
  -- its primary (escalation) approvers came to nobody but the requestor, so the fallback decides
  primary_fallback    boolean not null default false,
  escalation_fallback boolean not null default false,

  result              text not null default 'NotReviewed' check (result in ('NotReviewed', 'Approved', 'Denied')),
  reviewed_by         uuid,
  reviewed_by_name    text,
  justification       text not null default '',

  primary key (tenant_id, id),
  constraint approval_stage_position unique (tenant_id, approval_id, position),
  foreign key (tenant_id, approval_id) references approval on delete cascade
);

create index approval_stage_due on approval_stage (tenant_id, due_at) where due_at is not null;

-- Whom a stage asks, as its plan says it.
create table approval_approver (
  tenant_id  uuid not null,
  stage_id   uuid not null,
  number     integer not null,
  list       text not null check (list in ('primary', 'primaryFallback', 'escalation', 'escalationFallback')),
  kind       text not null check (kind in ('singleUser', 'groupMembers', 'requestorManager', 'targetManager')),
  -- the person or the group
  subject_id uuid,
  -- how far up a manager is
  level      integer,
  primary key (tenant_id, stage_id, number),
  foreign key (tenant_id, stage_id) references approval_stage on delete cascade
);

create index approval_approver_subject on approval_approver (tenant_id, subject_id, kind);
