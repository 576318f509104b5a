-- The ties that hold at an instant. At the end instant a tie is out. Inlined into the statement that asks.
create or replace function active_membership(moment timestamptz)
returns table (
  tenant_id uuid,
  group_id uuid,
  principal_id uuid,
  access text,
  origin text,
  source_id uuid,
  starts_at timestamptz,
  ends_at timestamptz
)
language sql
stable
as $$
  select m.tenant_id, m.group_id, m.principal_id, m.access, m.origin, m.source_id, m.starts_at, m.ends_at
  from membership m
  where m.starts_at <= moment
    and (m.ends_at is null or moment < m.ends_at)
$$;

-- Everything in a group at an instant, through groups in groups; each once, without the group itself.
create or replace function transitive_member(tenant uuid, container uuid, moment timestamptz)
returns table (principal_id uuid)
language sql
stable
as $$
  with recursive reached (id) as (
    select m.principal_id
    from active_membership(moment) m
    where m.tenant_id = tenant
      and m.group_id = container
      and m.access = 'member'
    union
    select m.principal_id
    from reached
    join active_membership(moment) m
      on m.tenant_id = tenant
      and m.group_id = reached.id
      and m.access = 'member'
  )
  select reached.id
  from reached
  where reached.id <> container
$$;

-- Every group something is in at an instant, through groups in groups; each once, without itself.
create or replace function group_of(tenant uuid, principal uuid, moment timestamptz)
returns table (group_id uuid)
language sql
stable
as $$
  with recursive reached (id) as (
    select m.group_id
    from active_membership(moment) m
    where m.tenant_id = tenant
      and m.principal_id = principal
      and m.access = 'member'
    union
    select m.group_id
    from reached
    join active_membership(moment) m
      on m.tenant_id = tenant
      and m.principal_id = reached.id
      and m.access = 'member'
  )
  select reached.id
  from reached
  where reached.id <> principal
$$;

-- The directory roles somebody holds at an instant: directly, and as an active direct member of a group that holds them.
create or replace function held_role(tenant uuid, principal uuid, moment timestamptz)
returns table (template_id uuid)
language sql
stable
as $$
  select a.template_id
  from directory_role_assignment a
  where a.tenant_id = tenant
    and a.principal_id = principal
  union
  select a.template_id
  from active_membership(moment) m
  join directory_role_assignment a
    on a.tenant_id = m.tenant_id
    and a.principal_id = m.group_id
  where m.tenant_id = tenant
    and m.principal_id = principal
    and m.access = 'member'
$$;

-- What a schedule, a request or an assignment may point to: everything of the directory that is not deleted.
create or replace view principal as
select
  o.tenant_id,
  o.id,
  o.type,
  o.display_name,
  o.user_principal_name,
  o.mail,
  o.user_type,
  o.account_enabled,
  o.identities
from directory_object o
where o.deleted_date_time is null;

-- What waits among the deleted items for its restoration or its end.
create or replace view deleted_object as
select
  o.tenant_id,
  o.id,
  o.type,
  o.display_name,
  o.deleted_date_time as deleted_at
from directory_object o
where o.deleted_date_time is not null;

-- Groups that are not deleted, as modules above join them.
create or replace view directory_group as
select
  o.tenant_id,
  o.id,
  o.display_name,
  o.description,
  o.mail,
  o.visibility,
  o.created_date_time,
  coalesce(o.is_assignable_to_role, false) as role_assignable,
  'Unified' = any (o.group_types) as microsoft365,
  'DynamicMembership' = any (o.group_types) as dynamic,
  coalesce(o.on_premises_sync_enabled, false) as synchronised
from directory_object o
where o.type = 'group'
  and o.deleted_date_time is null;

-- Who manages whom, while both are there.
create or replace view manager_of as
select
  m.tenant_id,
  m.user_id,
  m.manager_id
from manager m
join directory_object report
  on report.tenant_id = m.tenant_id
  and report.id = m.user_id
  and report.deleted_date_time is null
join directory_object boss
  on boss.tenant_id = m.tenant_id
  and boss.id = m.manager_id
  and boss.deleted_date_time is null;
