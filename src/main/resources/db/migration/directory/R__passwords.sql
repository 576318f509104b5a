-- Who has a password, and since when: all that may be told of it.
create or replace view password_change as
select tenant_id, user_id, changed_at
from password;
