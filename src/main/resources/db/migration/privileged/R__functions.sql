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

-- Active assignments and activations that hold at an instant, or will: those of privileged identity management, and the members and
-- owners of managed groups who never went through it.
create or replace function assignment_shown(tenant uuid, moment timestamptz)
returns table (
  tenant_id uuid,
  id uuid,
  wire_id text,
  instance_id text,
  type text,
  group_id uuid,
  principal_id uuid,
  access text,
  state text,
  starts_at timestamptz,
  ends_at timestamptz,
  expiration_type text,
  duration interval,
  created_at timestamptz,
  modified_at timestamptz,
  created_using uuid,
  eligibility_id uuid,
  is_in_force boolean
)
language sql
stable
as $$
  select s.tenant_id, s.id, s.wire_id, s.instance_id, s.type, s.group_id, s.principal_id, s.access, s.state, s.starts_at, s.ends_at,
    s.expiration_type, s.duration, s.created_at, s.modified_at, s.created_using, s.eligibility_id, s.state = 'Provisioned'
  from pim_schedule s
  where s.tenant_id = tenant
    and s.type in ('assigned', 'activated')
    and s.state in ('Granted', 'Provisioned')
    -- the last owner of a group is kept beyond the end
    and (s.ends_at is null or s.ends_at > moment or s.due_at > moment)
  union all
  select m.tenant_id, made.id, made.wire_id, made.wire_id, 'assigned', m.group_id, m.principal_id, m.access, 'Provisioned', null, null,
    'noExpiration', null, null, null, null, null, true
  from (
    select d.tenant_id, d.group_id, d.principal_id, d.access
    from active_membership(moment) d
    where d.tenant_id = tenant
      and d.origin in ('direct', 'package')
    group by d.tenant_id, d.group_id, d.principal_id, d.access
  ) m
  join managed_group g
    on g.tenant_id = m.tenant_id
    and g.group_id = m.group_id
  cross join lateral (
    select
      named.id,
      m.group_id::text || '_' || m.access || '_' || named.id::text as wire_id
    from (select md5('direct/' || m.access || '/' || m.group_id::text || '/' || m.principal_id::text)::uuid as id) named
  ) made
$$;

-- Managed groups with what their group is called. A deleted one stays for a day.
create or replace function managed_group_shown(tenant uuid, moment timestamptz)
returns table (
  tenant_id uuid,
  id uuid,
  group_id uuid,
  managed_at timestamptz,
  display_name text,
  status text
)
language sql
stable
as $$
  select
    m.tenant_id,
    m.group_id,
    m.group_id,
    m.managed_at,
    coalesce(g.display_name, gone.display_name),
    case when g.id is null then 'Deleted' else 'Active' end
  from managed_group m
  left join directory_group g
    on g.tenant_id = m.tenant_id
    and g.id = m.group_id
  left join deleted_object gone
    on gone.tenant_id = m.tenant_id
    and gone.id = m.group_id
  where m.tenant_id = tenant
    and (g.id is not null or gone.deleted_at > moment - interval '24 hours')
$$;

-- Groups that could be managed and are not.
create or replace view discoverable_group as
select
  g.tenant_id,
  g.id,
  g.id as group_id,
  g.display_name
from directory_group g
where not g.dynamic
  and not g.synchronised
  and not exists (
    select from managed_group m
    where m.tenant_id = g.tenant_id
      and m.group_id = g.id
  );

-- Eligibilities and assignments that ran out by themselves in the last 30 days, the last of each role, unless somebody has the role
-- again: what can be renewed.
create or replace function renewable_schedule(tenant uuid, moment timestamptz)
returns setof pim_schedule
language sql
stable
as $$
  select s.*
  from pim_schedule s
  where s.tenant_id = tenant
    and s.type in ('eligible', 'assigned')
    and s.state <> 'Revoked'
    and s.ends_at <= moment
    and s.ends_at >= moment - interval '720 hours'
    and not exists (
      select from pim_schedule other
      where other.tenant_id = s.tenant_id
        and other.group_id = s.group_id
        and other.principal_id = s.principal_id
        and other.access = s.access
        and other.type = s.type
        and case
          when other.state in ('Granted', 'Provisioned') and (other.ends_at is null or other.ends_at > moment or other.due_at > moment)
            then true
          else other.state <> 'Revoked' and (other.ends_at, other.id) > (s.ends_at, s.id)
        end)
$$;
