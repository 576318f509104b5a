package org.latchkey.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Period;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Putting principals into groups and taking them out, in sets. A tie may hold by several rights at once and ends with
 * the last; only what begins or ends a tie is audited and told.
 */
@Component
public class Memberships {

    private final Sql sql;
    private final MembershipNews news;

    Memberships(Sql sql, MembershipNews news) {
        this.sql = sql;
        this.news = news;
    }

    /** A right that was written, or one that ended, and whether the tie itself began or ended with it. */
    record Noted(Grant grant, boolean decisive) {}

    /**
     * Gives rights. One that is there already (same group, principal, access, origin and source, not ended) stays as it
     * is. Whoever asks has made sure that groups and principals exist and fit.
     *
     * @return those that are new
     */
    public List<Grant> grant(Call call, Collection<Grant> grants) {
        if (grants.isEmpty()) {
            return List.of();
        }
        closeWhatIsOver(call, grants);
        List<Noted> added = bind(sql.statement(call, """
                with wanted as (
                  select distinct *
                  from unnest(
                    :groups::uuid[], :principals::uuid[], :accesses::text[], :origins::text[], :sources::uuid[],
                    :starts::timestamptz[], :ends::timestamptz[])
                    as w (group_id, principal_id, access, origin, source_id, starts_at, ends_at)
                ), added as (
                  insert into membership (
                    tenant_id, id, group_id, principal_id, access, origin, source_id, starts_at, ends_at)
                  select :tenant, gen_random_uuid(), group_id, principal_id, access, origin, source_id, starts_at, ends_at
                  from wanted
                  on conflict (tenant_id, group_id, principal_id, access, origin, source_id) where not closed
                  do nothing
                  returning *
                )
                select added.*,
                  added.starts_at <= :now
                  and (added.ends_at is null or added.ends_at > :now)
                  and not exists (
                    select from membership held
                    where held.tenant_id = :tenant
                      and held.group_id = added.group_id
                      and held.principal_id = added.principal_id
                      and held.access = added.access
                      and held.starts_at <= :now
                      and not held.closed) as decisive
                from added
                """), grants).list(Memberships::noted);
        news.gained(call, decisive(added));
        return added.stream().map(Noted::grant).toList();
    }

    /** A right whose time is over, but whose end nobody has noted, makes way for the same right given anew. */
    private void closeWhatIsOver(Call call, Collection<Grant> grants) {
        bind(sql.statement(call, """
                update membership m
                set closed = true
                from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[], :origins::text[], :sources::uuid[])
                  as w (group_id, principal_id, access, origin, source_id)
                where m.tenant_id = :tenant
                  and m.group_id = w.group_id
                  and m.principal_id = w.principal_id
                  and m.access = w.access
                  and m.origin = w.origin
                  and m.source_id = w.source_id
                  and m.ends_at <= :now
                  and not m.closed
                """), grants).update();
    }

    /**
     * Ends every right that the sources gave, at the call's instant; one that ended before keeps its end.
     *
     * @return how many rights
     */
    public int end(Call call, Origin origin, Collection<UUID> sources) {
        if (sources.isEmpty()) {
            return 0;
        }
        List<Noted> ended = sql.statement(call, ending("""
                select m.id, m.closed
                from membership m
                where m.tenant_id = :tenant
                  and m.origin = :origin
                  and m.source_id = any (:sources::uuid[])
                  and (not m.closed or m.restorable)
                for update
                """))
                .bind("origin", origin)
                .bind("sources", sources)
                .list(Memberships::noted);
        news.lost(call, decisive(ended));
        return ended.size();
    }

    /**
     * The statement that ends rights at the call's instant and tells for each whether it was the last to give its tie.
     *
     * @param due a query that locks the rights to end and yields their {@code id} and {@code closed}
     */
    static String ending(String due) {
        return """
                with due as (
                %s), ended as (
                  update membership m
                  set closed = true,
                    restorable = false,
                    ends_at = case
                      when m.closed then m.ends_at
                      else greatest(m.starts_at, least(m.ends_at, :now))
                    end
                  from due
                  where m.tenant_id = :tenant
                    and m.id = due.id
                  returning m.*, not due.closed as was_open
                )
                select ended.*,
                  ended.was_open
                  and ended.starts_at < ended.ends_at
                  and not exists (
                    select from membership held
                    where held.tenant_id = :tenant
                      and held.group_id = ended.group_id
                      and held.principal_id = ended.principal_id
                      and held.access = ended.access
                      and held.starts_at <= :now
                      and not held.closed
                      and held.id not in (select due.id from due)) as decisive
                from ended
                """.formatted(due.indent(2));
    }

    /**
     * Ends every right to the ties, of any origin, at the call's instant.
     *
     * @return those that held until now
     */
    public Set<Tie> endAll(Call call, Collection<Tie> ties) {
        if (ties.isEmpty()) {
            return Set.of();
        }
        List<Noted> ended = sql.statement(call, """
                update membership m
                set closed = true,
                  ends_at = greatest(m.starts_at, least(m.ends_at, :now))
                from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[]) as w (group_id, principal_id, access)
                where m.tenant_id = :tenant
                  and m.group_id = w.group_id
                  and m.principal_id = w.principal_id
                  and m.access = w.access
                  and not m.closed
                returning m.*, m.starts_at < m.ends_at as decisive
                """)
                .bind("groups", each(ties, Tie::group))
                .bind("principals", each(ties, Tie::principal))
                .bind("accesses", each(ties, Tie::access))
                .list(Memberships::noted);
        Set<Grant> decisive = decisive(ended);
        news.lostByHand(call, decisive);
        return decisive.stream().map(Grant::tie).collect(Collectors.toSet());
    }

    /**
     * Moves the end of the rights that the sources gave and that have not ended.
     *
     * @param ends for each source its new end; null for none
     */
    public void retime(Call call, Map<UUID, ? extends @Nullable Instant> ends) {
        if (ends.isEmpty()) {
            return;
        }
        List<UUID> sources = new ArrayList<>(ends.keySet());
        List<@Nullable Instant> instants = new ArrayList<>();
        sources.forEach(source -> instants.add(ends.get(source)));
        sql.statement(call, """
                update membership m
                set ends_at = case when w.ends_at is not null then greatest(m.starts_at, w.ends_at) end
                from unnest(:sources::uuid[], :ends::timestamptz[]) as w (source_id, ends_at)
                where m.tenant_id = :tenant
                  and m.source_id = w.source_id
                  and not m.closed
                """).bind("sources", sources).bind("ends", instants).update();
    }

    /** Those of the ties that hold at the call's instant. */
    public Set<Tie> holding(Call call, Collection<Tie> ties) {
        if (ties.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.statement(call, """
                select distinct w.group_id, w.principal_id, w.access
                from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[]) as w (group_id, principal_id, access)
                join active_membership(:now) m
                  on m.tenant_id = :tenant
                  and m.group_id = w.group_id
                  and m.principal_id = w.principal_id
                  and m.access = w.access
                """)
                .bind("groups", each(ties, Tie::group))
                .bind("principals", each(ties, Tie::principal))
                .bind("accesses", each(ties, Tie::access))
                .list(row -> new Tie(row.id("group_id"), row.id("principal_id"), row.state("access", Access.class))));
    }

    static Set<Grant> decisive(List<Noted> noted) {
        return noted.stream().filter(Noted::decisive).map(Noted::grant).collect(Collectors.toSet());
    }

    private static Sql.Statement bind(Sql.Statement statement, Collection<Grant> grants) {
        return statement
                .bind("groups", each(grants, Grant::group))
                .bind("principals", each(grants, Grant::principal))
                .bind("accesses", each(grants, Grant::access))
                .bind("origins", each(grants, Grant::origin))
                .bind("sources", each(grants, Grant::source))
                .bind("starts", each(grants, grant -> grant.period().start()))
                .bind("ends", each(grants, grant -> grant.period().end()));
    }

    private static <T> List<@Nullable Object> each(Collection<T> items, Function<T, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        items.forEach(item -> values.add(value.apply(item)));
        return values;
    }

    static Noted noted(Row row) {
        Instant start = row.instant("starts_at");
        Instant end = row.instantOrNull("ends_at");
        // A right that ended before it began holds at no instant; its period is then without meaning.
        Period period = end == null || end.isAfter(start) ? new Period(start, end) : Period.from(start);
        Grant grant = new Grant(
                row.id("group_id"),
                row.id("principal_id"),
                row.state("access", Access.class),
                row.state("origin", Origin.class),
                row.id("source_id"),
                period);
        return new Noted(grant, row.bool("decisive"));
    }
}
