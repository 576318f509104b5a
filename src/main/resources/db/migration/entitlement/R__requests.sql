-- The policies whose scope somebody is in at an instant. Of those that let people ask, the lowest rank of a package is
-- offered; rank 0 is for administrators only.
create or replace function policy_admitting(tenant uuid, principal uuid, moment timestamptz)
returns table (policy_id uuid, access_package_id uuid, rank integer)
language sql
stable
as $$
  select
    p.id,
    p.access_package_id,
    case
      when p.allowed_target_scope = 'notSpecified' then 0
      when p.allowed_target_scope like 'specific%' then 1
      when p.allowed_target_scope = 'allMemberUsers' then 2
      when p.allowed_target_scope in ('allDirectoryUsers', 'allDirectoryServicePrincipals') then 3
      else 4
    end
  from principal me
  join assignment_policy p
    on p.tenant_id = me.tenant_id
  join access_package a
    on a.tenant_id = tenant
    and a.id = p.access_package_id
  join access_package_catalog c
    on c.tenant_id = tenant
    and c.id = a.catalog_id
  where me.tenant_id = tenant
    and me.id = principal
    and case p.allowed_target_scope
      when 'notSpecified' then me.type = 'user'
      when 'specificDirectoryUsers' then
        me.type = 'user'
        and exists (
          select
          from assignment_policy_target t
          where t.tenant_id = tenant
            and t.policy_id = p.id
            and (
              (t.kind = 'user' and t.object_id = principal)
              or (t.kind = 'group' and t.object_id in (select g.group_id from group_of(tenant, principal, moment) g))))
      when 'specificConnectedOrganizationUsers' then
        c.is_externally_visible
        and exists (
          select
          from organization_of(tenant, principal) o
          join assignment_policy_target t
            on t.tenant_id = tenant
            and t.policy_id = p.id
            and t.kind = 'connectedOrganization'
            and t.object_id = o.organization_id)
      when 'allConfiguredConnectedOrganizationUsers' then
        c.is_externally_visible
        and exists (
          select
          from organization_of(tenant, principal) o
          where o.state = 'configured')
      when 'specificDirectoryServicePrincipals' then
        me.type = 'servicePrincipal'
        and exists (
          select
          from assignment_policy_target t
          where t.tenant_id = tenant
            and t.policy_id = p.id
            and t.kind = 'servicePrincipal'
            and t.object_id = principal)
      when 'allMemberUsers' then me.type = 'user' and lower(coalesce(me.user_type, 'Member')) <> 'guest'
      when 'allDirectoryUsers' then me.type = 'user'
      when 'allDirectoryServicePrincipals' then me.type = 'servicePrincipal'
      when 'allExternalUsers' then
        me.type = 'user'
        and lower(me.user_type) = 'guest'
        and c.is_externally_visible
      else false
    end
$$;

-- The packages somebody may ask for on others' behalf at an instant, by a policy that names them, a group they are in, or the managers
-- of whom it is for while they are one. Whether it lets them ask for a particular person depends on that person too.
create or replace function package_for_others(tenant uuid, asker uuid, moment timestamptz)
returns table (access_package_id uuid)
language sql
stable
as $$
  select p.access_package_id
  from assignment_policy p
  cross join json_array_elements(p.requestor_settings -> 'onBehalfRequestors') named
  where p.tenant_id = tenant
    and cast(p.requestor_settings ->> 'enableOnBehalfRequestorsToAddAccess' as boolean)
    and case named ->> '@odata.type'
      when '#microsoft.graph.singleUser' then cast(named ->> 'userId' as uuid) = asker
      when '#microsoft.graph.groupMembers' then cast(named ->> 'groupId' as uuid) in (select g.group_id from group_of(tenant, asker, moment) g)
      when '#microsoft.graph.targetManager' then exists (
        select
        from manager_of report
        where report.tenant_id = tenant
          and report.manager_id = asker
          and (
            coalesce(cast(named ->> 'managerLevel' as integer), 1) = 1
            or exists (
              select
              from manager_of below
              where below.tenant_id = tenant
                and below.manager_id = report.user_id)))
      else false
    end
$$;

-- The packages somebody may ask for at an instant, hidden ones too, each with the policies to choose from.
create or replace function requestable_package(tenant uuid, principal uuid, moment timestamptz)
returns table (access_package_id uuid, policy_id uuid)
language sql
stable
as $$
  select
    ranked.access_package_id,
    ranked.policy_id
  from (
    select
      o.access_package_id,
      o.policy_id,
      o.rank,
      min(o.rank) over (partition by o.access_package_id) as best
    from policy_admitting(tenant, principal, moment) o
    join assignment_policy p
      on p.tenant_id = tenant
      and p.id = o.policy_id
      and p.allows_self_add
    join access_package a
      on a.tenant_id = tenant
      and a.id = o.access_package_id
    join access_package_catalog c
      on c.tenant_id = tenant
      and c.id = a.catalog_id
      and c.state = 'published'
    where o.rank > 0
  ) ranked
  where ranked.rank = ranked.best
$$;

-- Whether separation of duties keeps somebody from a package: by a package they have, or a group they are in.
create or replace function is_incompatible(tenant uuid, package uuid, principal uuid, moment timestamptz)
returns boolean
language sql
stable
as $$
  select exists (
    select
    from access_package_incompatible_package x
    join access_package_assignment a
      on a.tenant_id = tenant
      and a.access_package_id = x.incompatible_id
      and a.target_id = principal
      and a.state <> 'expired'
    where x.tenant_id = tenant
      and x.access_package_id = package)
  or exists (
    select
    from access_package_incompatible_group x
    where x.tenant_id = tenant
      and x.access_package_id = package
      and x.group_id in (select g.group_id from group_of(tenant, principal, moment) g))
$$;

-- When somebody is next told that an assignment ends soon: 14 days and one day before; null when that is behind.
create or replace function next_end_notice(ends_at timestamptz, moment timestamptz)
returns timestamptz
language sql
stable
as $$
  select case
    when ends_at - interval '336 hours' > moment then ends_at - interval '336 hours'
    when ends_at - interval '24 hours' > moment then ends_at - interval '24 hours'
  end
$$;

-- What lies in a catalog, as resources show it.
create or replace view package_assignment as
select
  a.tenant_id,
  a.id,
  a.access_package_id,
  p.catalog_id,
  a.policy_id,
  a.target_id,
  a.created_by,
  a.state,
  a.status,
  a.created_at,
  a.starts_at,
  a.ends_at,
  a.expired_at
from access_package_assignment a
join access_package p
  on p.tenant_id = a.tenant_id
  and p.id = a.access_package_id;

create or replace view package_request as
select
  r.tenant_id,
  r.id,
  r.request_type,
  r.kind,
  r.state,
  r.status,
  r.justification,
  r.wished_start,
  r.expiration_type,
  r.expiration_duration,
  r.expiration_end,
  r.needs_approval,
  r.answers,
  r.access_package_id,
  p.display_name as package_name,
  p.catalog_id,
  r.policy_id,
  r.assignment_id,
  r.target_id,
  s.display_name as target_name,
  s.principal_name as target_principal_name,
  s.subject_type as target_type,
  r.requestor_id,
  r.created_by,
  r.created_at,
  r.completed_at
from access_package_request r
join access_package p
  on p.tenant_id = r.tenant_id
  and p.id = r.access_package_id
join access_package_subject s
  on s.tenant_id = r.tenant_id
  and s.object_id = r.target_id;

-- Subjects by the names the directory knows them by now, or knew them by last.
create or replace view package_subject as
select
  s.tenant_id,
  s.id,
  s.object_id,
  s.subject_type,
  s.lifecycle,
  coalesce(p.display_name, s.display_name) as display_name,
  coalesce(p.mail, s.email) as email,
  coalesce(p.user_principal_name, s.principal_name) as principal_name,
  (select o.organization_id from organization_of(s.tenant_id, s.object_id) o limit 1) as connected_organization_id
from access_package_subject s
left join principal p
  on p.tenant_id = s.tenant_id
  and p.id = s.object_id;
