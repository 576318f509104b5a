-- Eligibilities in force at an instant.
create or replace function eligibility_in_force(moment timestamptz)
returns table (
  tenant_id uuid,
  id uuid,
  group_id uuid,
  principal_id uuid,
  access text,
  starts_at timestamptz,
  ends_at timestamptz
)
language sql
stable
as $$
  select s.tenant_id, s.id, s.group_id, s.principal_id, s.access, s.starts_at, s.ends_at
  from pim_schedule s
  where s.type = 'eligible'
    and s.state in ('Granted', 'Provisioned')
    and s.starts_at <= moment
    and (s.ends_at is null or moment < s.ends_at)
$$;
