-- What the browser showed before more was proven: until the new secret has reached it, it can sign out by the old one, and nothing else.
alter table sign_in add column before_hash text;

create index sign_in_before on sign_in (tenant_id, before_hash);
