package org.latchkey.directory;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The ties of what was deleted: ended at once, and kept for its restoration. */
@Component
class SuspendedTies {

    private final Sql sql;
    private final MembershipNews news;

    SuspendedTies(Sql sql, MembershipNews news) {
        this.sql = sql;
        this.news = news;
    }

    /** Ends every tie of some objects, on either side. What privileged identity management gave does not come back. */
    void suspend(Call call, Collection<UUID> objects) {
        List<Memberships.Noted> ended =
                sql.statement(call, """
                update membership m
                set closed = true,
                  restorable = m.origin in ('direct', 'package') and (m.ends_at is null or m.ends_at > :now),
                  restored_end = m.ends_at,
                  ends_at = greatest(m.starts_at, least(m.ends_at, :now))
                where m.tenant_id = :tenant
                  and (m.group_id = any (:objects::uuid[]) or m.principal_id = any (:objects::uuid[]))
                  and not m.closed
                returning m.*, m.starts_at < m.ends_at as decisive
                """).bind("objects", objects).list(Memberships::noted);
        news.lostByHand(call, Memberships.decisive(ended));
    }

    /** Brings back the ties of some objects whose other side is there too. */
    void resume(Call call, Collection<UUID> objects) {
        List<Memberships.Noted> resumed =
                sql.statement(call, """
                with back as (
                  update membership m
                  set restorable = false
                  where m.tenant_id = :tenant
                    and (m.group_id = any (:objects::uuid[]) or m.principal_id = any (:objects::uuid[]))
                    and m.restorable
                    and not exists (
                      select from directory_object o
                      where o.tenant_id = :tenant
                        and o.id in (m.group_id, m.principal_id)
                        and o.deleted_date_time is not null)
                  returning m.*
                ), resumed as (
                  insert into membership (
                    tenant_id, id, group_id, principal_id, access, origin, source_id, starts_at, ends_at)
                  select tenant_id, gen_random_uuid(), group_id, principal_id, access, origin, source_id,
                    greatest(starts_at, :now), restored_end
                  from back
                  where restored_end is null
                     or restored_end > :now
                  on conflict (tenant_id, group_id, principal_id, access, origin, source_id) where not closed
                  do nothing
                  returning *
                )
                select resumed.*,
                  resumed.starts_at <= :now
                  and not exists (
                    select from membership held
                    where held.tenant_id = :tenant
                      and held.group_id = resumed.group_id
                      and held.principal_id = resumed.principal_id
                      and held.access = resumed.access
                      and held.starts_at <= :now
                      and not held.closed) as decisive
                from resumed
                """).bind("objects", objects).list(Memberships::noted);
        news.gainedByHand(call, Memberships.decisive(resumed));
    }
}
