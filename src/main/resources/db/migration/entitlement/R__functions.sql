-- The roles of entitlement management that somebody holds at an instant, over catalogs or (null) the tenant.
create or replace function caller_catalog(tenant uuid, principal uuid, at timestamptz)
returns table (catalog_id uuid, role_id uuid)
language sql stable
as $$
  select
    a.catalog_id,
    a.role_id
  from entitlement_role_assignment a
  where a.tenant_id = tenant
    and a.principal_id = principal
$$;
