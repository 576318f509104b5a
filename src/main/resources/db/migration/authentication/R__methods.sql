-- What people sign in with, whatever kind it is. Ids are unique for a person; those of passwords and mail are Graph's, the same
-- for everybody.
create or replace view authentication_method as
select p.tenant_id, p.user_id, '28c10230-6103-485e-b985-444c60001490'::uuid as id, 'password'::text as kind, null::text as label,
  p.changed_at as created_at
from password_change p
union all
select tenant_id, user_id, id, 'passkey', label, created_at
from passkey
union all
select tenant_id, user_id, id, 'app', null, created_at
from software_oath_method
union all
select tenant_id, user_id, '3ddfcfc8-9383-446f-83cc-3ab9be4be18f'::uuid, 'mail', address, created_at
from mail_method
union all
select tenant_id, user_id, id, 'pass', null, created_at
from temporary_access_pass;
