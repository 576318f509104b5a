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
