-- Of what a page in a browser was let do: the sign-in of that browser. It ends with it.
alter table client_authorization add column session_id uuid;

create index client_authorization_session on client_authorization (tenant_id, session_id) where session_id is not null;
