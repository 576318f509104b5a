-- Being seen lengthens a sign-in up to here and no further: when what was proven does not count any more.
delete from sign_in;

alter table sign_in add column ends_at timestamptz not null;
