-- The wire's form of instants and lengths of time, as answers write them. In PL/pgSQL because answers call them for every
-- row: a function in SQL that calls to_char is not inlined and takes three times as long.

-- 2026-01-31T09:30:00.25Z: UTC, with as many digits of a second as there are.
create or replace function wire_instant(at timestamptz)
returns text
language plpgsql
immutable strict parallel safe
as $$
begin
  return rtrim(rtrim(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z';
end
$$;

-- 2026-01-31T09:30:00Z: UTC, cut to whole seconds.
create or replace function wire_second(at timestamptz)
returns text
language plpgsql
immutable strict parallel safe
as $$
begin
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
end
$$;

-- P365D, PT1H45M, P1DT2H, PT0S: the day-time form of ISO 8601. A day has 24 hours and a month 30 days.
create or replace function wire_duration(length interval)
returns text
language plpgsql
immutable strict parallel safe
as $$
declare
  total   numeric := abs(extract(epoch from length));
  seconds bigint  := trunc(total);
  days    bigint  := seconds / 86400;
  hours   bigint  := seconds / 3600 % 24;
  minutes bigint  := seconds / 60 % 60;
  rest    numeric := trim_scale(total - seconds / 60 * 60);
begin
  if total = 0 then
    return 'PT0S';
  end if;
  return case when extract(epoch from length) < 0 then '-P' else 'P' end
    || case when days > 0 then days || 'D' else '' end
    || case when total > days * 86400 then 'T' else '' end
    || case when hours > 0 then hours || 'H' else '' end
    || case when minutes > 0 then minutes || 'M' else '' end
    || case when rest > 0 then rest || 'S' else '' end;
end
$$;

-- The words a phrase is searched by: cut at spaces, where digits begin or end, where a capital follows a small letter, and at
-- symbols, each of which is a word too. Letters are told apart by their code points, so that the database's locale has no say.
create or replace function search_words(phrase text)
returns setof text
language sql
immutable strict parallel safe
as $$
  select left(lower(word[1]), 64)
  from regexp_matches(
    phrase,
    '([0-9]+'
      '|[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я]*[^A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я0-9\u0001-/:-@[-`{-¿×÷\u2000-\u206f\u3000-\u303f]+'
      '|[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я]+'
      '|[^\u0001- \u007f-\u00a0\u2000-\u200b\u3000])',
    'g') as word
$$;

-- What is found of a phrase: its words, and what stands between two spaces as one word without its symbols, so that oneil and
-- mcdonald find O'Neil and McDonald. Tenant and property begin each word, and an index on them begins with the tenant.
create or replace function search_vector(tenant uuid, property text, phrase text)
returns tsvector
language sql
immutable parallel safe
as $$
  select array_to_tsvector(array(
    select tenant || property || word
    from (
      select search_words(phrase)
      union all
      select left(lower(regexp_replace(run, '[!-/:-@[-`{-¿×÷\u2010-\u206f\u3001-\u303f]+', '', 'g')), 64)
      from regexp_split_to_table(phrase, '[\u0001- \u007f-\u00a0\u2000-\u200b\u3000]+') as run) as words (word)
    where word <> ''))
$$;

-- The condition that every word of a phrase begins a word of what is searched, in any order; null for a phrase without words.
create or replace function search_query(tenant uuid, property text, phrase text)
returns tsquery
language sql
immutable parallel safe
as $$
  select cast(string_agg(
    '''' || replace(replace(tenant || property || word, '\', '\\'), '''', '''''') || ''':*', ' & ') as tsquery)
  from search_words(phrase) as word
$$;
