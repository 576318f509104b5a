-- When people are next told that an eligibility or assignment ends soon: 14 days and one day before, as far as that lies after its
-- start and after they were last told. It follows from the other columns, so an extension moves it by itself. What a package
-- gave is left to the package.
alter table pim_schedule
  add column told_at timestamptz,
  add column notice_at timestamptz generated always as (
    case
      when state <> 'Provisioned' or type = 'activated' or created_using is null then null
      when (ends_at at time zone 'UTC' - interval '336 hours') > (greatest(starts_at, told_at) at time zone 'UTC')
        then (ends_at at time zone 'UTC' - interval '336 hours') at time zone 'UTC'
      when (ends_at at time zone 'UTC' - interval '24 hours') > (greatest(starts_at, told_at) at time zone 'UTC')
        then (ends_at at time zone 'UTC' - interval '24 hours') at time zone 'UTC'
    end) stored;

create index pim_schedule_notice on pim_schedule (tenant_id, notice_at) where notice_at is not null;
create index pim_schedule_created_using on pim_schedule (tenant_id, created_using) where created_using is not null;
