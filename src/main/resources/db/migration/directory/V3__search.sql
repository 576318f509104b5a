-- What $search finds: the words of the name (n) and the description (d).
create function keep_search_words()
returns trigger
language plpgsql
as $$
begin
  new.search_words := search_vector(new.tenant_id, 'n', new.display_name) || search_vector(new.tenant_id, 'd', new.description);
  return new;
end
$$;

alter table directory_object add column search_words tsvector;
alter table application add column search_words tsvector;
create trigger directory_object_is_searched
  before insert or update of display_name, description on directory_object
  for each row execute function keep_search_words();
create trigger application_is_searched
  before insert or update of display_name, description on application
  for each row execute function keep_search_words();
update directory_object set display_name = display_name;
update application set display_name = display_name;

-- A write enters them at once, not into a list that each search would have to read too.
create index directory_object_words on directory_object using gin (search_words) with (fastupdate = off);
create index application_words on application using gin (search_words) with (fastupdate = off);
