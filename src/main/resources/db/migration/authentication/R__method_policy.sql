-- What people may sign in with: of every method, what its policy is. Only that of passes is the tenant's to say.
create or replace view authentication_method_configuration as
select p.tenant_id, m.id, m.kind, m.kind <> 'pass' or p.enabled as enabled, p.default_lifetime_minutes, p.least_lifetime_minutes,
  p.most_lifetime_minutes, p.default_length, p.usable_once
from access_pass_policy p
cross join (values ('Fido2', 'passkey'), ('SoftwareOath', 'app'), ('TemporaryAccessPass', 'pass'), ('Email', 'mail')) as m (id, kind);
