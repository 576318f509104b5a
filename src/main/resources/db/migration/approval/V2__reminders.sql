-- When its approvers are reminded, once: halfway to the moment it is forwarded or expires. It follows from the other columns,
-- so nobody has to keep it.
alter table approval_stage
  add column reminded_at timestamptz,
  add column remind_at timestamptz generated always as (
    case
      when state = 'InProgress' and reminded_at is null
        then (opened_at at time zone 'UTC' + (least(escalates_at, expires_at) - opened_at) / 2) at time zone 'UTC'
    end) stored;

create index approval_stage_remind on approval_stage (tenant_id, remind_at) where remind_at is not null;
