-- What a client asked for is sealed under a key that is not in the database: it may have put anything into it. What was kept
-- readable is not kept; whoever it was of signs in again.
delete from client_authorization;

alter table client_authorization drop column request;

alter table client_authorization add column sealed_request text not null;
