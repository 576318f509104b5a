-- A sign-in is ended as a whole, whichever of its rows a browser shows.
create index sign_in_session on sign_in (tenant_id, session_id);
