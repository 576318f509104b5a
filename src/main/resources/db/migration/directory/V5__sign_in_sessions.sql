-- Sign-ins and tokens from before count no more; null where all do. By the real clock, which they live on, while
-- sign_in_sessions_valid_from_date_time is what the tenant's clock showed.
alter table directory_object
  add column sessions_from timestamptz;
