-- The roles of entitlement management that somebody holds at an instant, over catalogs or (null) the tenant: directly, or
-- as a member of a group, through other groups too.
create or replace function caller_catalog(tenant uuid, principal uuid, moment timestamptz)
returns table (catalog_id uuid, role_id uuid)
language sql
stable
as $$
  select
    a.catalog_id,
    a.role_id
  from entitlement_role_assignment a
  where a.tenant_id = tenant
    and a.principal_id in (
      select principal
      union all
      select g.group_id
      from group_of(tenant, principal, moment) g)
$$;

create or replace function role_display_name(access text, type text)
returns text
language sql
immutable
as $$
  select case type when 'eligible' then 'Eligible ' else '' end || initcap(access)
$$;

create or replace function role_origin_id(access text, type text, origin uuid)
returns text
language sql
immutable
as $$
  select case type when 'eligible' then 'Eligible' else '' end || initcap(access) || '_' || origin
$$;

-- The roles that resources offer: the eligible ones while the group is managed, or while a package gives them.
create or replace view catalog_resource_role as
select
  o.tenant_id,
  o.id,
  o.resource_id,
  r.catalog_id,
  r.origin_id as group_id,
  o.access,
  o.type,
  role_display_name(o.access, o.type) as display_name,
  role_origin_id(o.access, o.type, r.origin_id) as origin_id,
  r.origin_system
from access_package_resource_role o
join access_package_resource r
  on r.tenant_id = o.tenant_id
  and r.id = o.resource_id
where o.type = 'active'
  or exists (
    select 1
    from managed_group m
    where m.tenant_id = r.tenant_id
      and m.group_id = r.origin_id)
  or exists (
    select 1
    from access_package_role_scope g
    where g.tenant_id = o.tenant_id
      and g.role_id = o.id);

-- The root scope of every resource.
create or replace view catalog_resource_scope as
select
  s.tenant_id,
  s.id,
  s.resource_id,
  r.catalog_id,
  r.origin_id,
  r.origin_system
from access_package_resource_scope s
join access_package_resource r
  on r.tenant_id = s.tenant_id
  and r.id = s.resource_id;

-- The roles that packages give, with the catalog they lie in.
create or replace view package_role_scope as
select
  g.tenant_id,
  g.access_package_id,
  g.role_id,
  g.scope_id,
  g.created_at,
  p.catalog_id
from access_package_role_scope g
join access_package p
  on p.tenant_id = g.tenant_id
  and p.id = g.access_package_id;

-- Policies with the catalog they lie in.
create or replace view package_policy as
select
  a.catalog_id,
  p.*
from assignment_policy p
join access_package a
  on a.tenant_id = p.tenant_id
  and a.id = p.access_package_id;

-- The questions of policies, one row each.
create or replace view policy_question as
select
  p.tenant_id,
  p.id as policy_id,
  p.catalog_id,
  (question ->> 'id')::uuid as id,
  question as document
from package_policy p
cross join json_array_elements(p.questions) question;

-- What Graph links to and is not served: environments of resources, custom extensions, suggestions. No row ever.
create or replace view nothing_served as
select
  s.tenant_id,
  s.tenant_id as id,
  s.tenant_id as owner_id
from entitlement_settings s
where false;

-- Why a package or a policy cannot go: assignments that run or whose roles are still to be taken, and open requests.
create or replace view access_in_use as
select
  a.tenant_id,
  a.access_package_id,
  a.policy_id
from access_package_assignment a
where a.state <> 'expired'
  or exists (
    select 1
    from access_package_grant g
    where g.tenant_id = a.tenant_id
      and g.assignment_id = a.id
      and g.state <> 'revoked'
      and g.due_at is not null)
union all
select
  r.tenant_id,
  r.access_package_id,
  r.policy_id
from access_package_request r
where r.state in ('submitted', 'pendingApproval', 'scheduled', 'delivering');
