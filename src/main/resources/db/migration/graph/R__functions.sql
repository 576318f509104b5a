-- Values as Graph writes them (directory-wide formats of dates and lengths of time).

-- An instant in UTC, with the fraction it has and no trailing zeros.
create or replace function wire_instant(at timestamptz) returns text
language sql immutable strict parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
  || rtrim(rtrim(to_char(at at time zone 'UTC', '.US'), '0'), '.')
  || 'Z';

-- An instant in UTC, to the second.
create or replace function wire_second(at timestamptz) returns text
language sql immutable strict parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

-- A length of time in the day-time form of ISO 8601: P365D, PT8H, PT1H45M, P1DT2H, PT0S.
create or replace function wire_duration(length interval) returns text
language sql immutable strict parallel safe
return (
  select
    case
      when total = 0 then 'PT0S'
      else 'P'
        || case when days > 0 then days || 'D' else '' end
        || case when total % 86400 > 0 then 'T' else '' end
        || case when hours > 0 then hours || 'H' else '' end
        || case when minutes > 0 then minutes || 'M' else '' end
        || case when seconds > 0 then seconds || 'S' else '' end
    end
  from (
    select
      total,
      total / 86400 as days,
      total % 86400 / 3600 as hours,
      total % 3600 / 60 as minutes,
      total % 60 as seconds
    from (select extract(epoch from length)::bigint as total) whole
  ) parts
);
