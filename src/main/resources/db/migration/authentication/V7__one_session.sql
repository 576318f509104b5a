-- The row of a browser is another each time something is proven; what it is to whoever was let in by it stays.
alter table sign_in add column session_id uuid not null default gen_random_uuid();

alter table sign_in alter column session_id drop default;
