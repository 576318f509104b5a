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
