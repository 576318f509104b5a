-- The manager of a person, so many levels up.
create or replace function manager_at_level(tenant uuid, person uuid, level integer)
returns table (user_id uuid)
language sql
stable
as $$
  select first.manager_id
  from manager_of first
  where level = 1
    and first.tenant_id = tenant
    and first.user_id = person
  union all
  select second.manager_id
  from manager_of first
  join manager_of second
    on second.tenant_id = tenant
    and second.user_id = first.manager_id
  where level = 2
    and first.tenant_id = tenant
    and first.user_id = person
$$;

-- The people whom every list of some stages comes to at an instant, whichever lists are in force. Nobody who asked or gets the
-- access is among them.
create or replace function stage_candidate(tenant uuid, stages uuid[], moment timestamptz)
returns table (stage_id uuid, list text, user_id uuid)
language sql
stable
as $$
  select distinct a.stage_id, a.list, who.id
  from approval_approver a
  join approval_stage s
    on s.tenant_id = tenant
    and s.id = a.stage_id
  join approval p
    on p.tenant_id = tenant
    and p.id = s.approval_id
  cross join lateral (
    select a.subject_id as id
    where a.kind = 'singleUser'
    union all
    select m.principal_id
    from transitive_member(tenant, a.subject_id, moment) m
    where a.kind = 'groupMembers'
    union all
    select up.user_id
    from manager_at_level(tenant, case a.kind when 'requestorManager' then p.requestor_id else p.target_id end, a.level) up
    where a.kind in ('requestorManager', 'targetManager')
  ) named
  join principal who
    on who.tenant_id = tenant
    and who.id = named.id
    and who.type = 'user'
  where a.tenant_id = tenant
    and a.stage_id = any (stages)
    and who.id not in (p.requestor_id, p.target_id)
$$;

-- Who may decide stages at an instant.
create or replace function stage_approver(tenant uuid, stages uuid[], moment timestamptz)
returns table (stage_id uuid, user_id uuid)
language sql
stable
as $$
  select distinct c.stage_id, c.user_id
  from stage_candidate(tenant, stages, moment) c
  join approval_stage s
    on s.tenant_id = tenant
    and s.id = c.stage_id
  where case c.list
      when 'primary' then not s.primary_fallback
      when 'primaryFallback' then s.primary_fallback
      when 'escalation' then s.escalated_at is not null and not s.escalation_fallback
      else s.escalated_at is not null and s.escalation_fallback
    end
$$;

-- The same the other way round: the stages, open or not, that a person is an approver of at an instant. Ask it with `in`, so that it
-- is found out once and not for every row; who is named is found out once, too, whatever the planner takes the tables for.
create or replace function stage_of_approver(tenant uuid, person uuid, moment timestamptz)
returns table (approval_id uuid, stage_id uuid, kind text, state text, closed_at timestamptz)
language sql
stable
as $$
  with held as materialized (
    select g.group_id
    from group_of(tenant, person, moment) g
  ),
  named as materialized (
    select a.stage_id, a.list
    from approval_approver a
    where a.tenant_id = tenant
      and a.kind = 'singleUser'
      and a.subject_id = person
    union
    select a.stage_id, a.list
    from held
    join approval_approver a
      on a.tenant_id = tenant
      and a.kind = 'groupMembers'
      and a.subject_id = held.group_id
    union
    select a.stage_id, a.list
    from (
      select below.user_id, 1 as level
      from manager_of below
      where below.tenant_id = tenant
        and below.manager_id = person
      union all
      select lower.user_id, 2
      from manager_of below
      join manager_of lower
        on lower.tenant_id = tenant
        and lower.manager_id = below.user_id
      where below.tenant_id = tenant
        and below.manager_id = person
    ) report
    join approval p
      on p.tenant_id = tenant
      and report.user_id in (p.requestor_id, p.target_id)
    join approval_stage s
      on s.tenant_id = tenant
      and s.approval_id = p.id
    join approval_approver a
      on a.tenant_id = tenant
      and a.stage_id = s.id
      and a.level = report.level
      and report.user_id = case a.kind when 'requestorManager' then p.requestor_id when 'targetManager' then p.target_id end
  )
  select distinct s.approval_id, s.id, p.kind, s.state, s.closed_at
  from named
  join approval_stage s
    on s.tenant_id = tenant
    and s.id = named.stage_id
  join approval p
    on p.tenant_id = tenant
    and p.id = s.approval_id
  where person not in (p.requestor_id, p.target_id)
    and case named.list
      when 'primary' then not s.primary_fallback
      when 'primaryFallback' then s.primary_fallback
      when 'escalation' then s.escalated_at is not null and not s.escalation_fallback
      else s.escalated_at is not null and s.escalation_fallback
    end
$$;
