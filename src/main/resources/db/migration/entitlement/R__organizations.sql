-- The organizations a guest comes from: by the domain of their address, or by the tenant that signs them in.
create or replace function organization_of(tenant uuid, person uuid)
returns table (organization_id uuid, state text)
language sql
stable
as $$
  select o.id, o.state
  from principal guest
  join connected_organization o
    on o.tenant_id = tenant
    and (
      o.domain_name = lower(split_part(guest.mail, '@', 2))
      or exists (
        select
        from jsonb_array_elements(guest.identities) i
        where i ->> 'signInType' = 'federated'
          and lower(i ->> 'issuer') like '%/' || o.home_tenant || '/%'))
  where guest.tenant_id = tenant
    and guest.id = person
    and lower(guest.user_type) = 'guest'
$$;
