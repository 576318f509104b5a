package org.latchkey.directory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** Asking what an object is in: now, directly or through groups. What it is only eligible for does not count. */
@Component
class MembershipQueries {

    private static final int MOST_ASKED = 20;
    private static final int MOST_OBJECTS = 1000;

    private final Sql sql;

    MembershipQueries(Sql sql) {
        this.sql = sql;
    }

    /** The body of {@code checkMemberGroups}. */
    record GroupsAsked(@Nullable List<String> groupIds) {}

    /** The body of {@code checkMemberObjects}. */
    record ObjectsAsked(@Nullable List<String> ids) {}

    /** The body of {@code getMemberGroups} and {@code getMemberObjects}. */
    record Kinds(@Nullable Boolean securityEnabledOnly) {}

    /** The body of {@code getByIds}. */
    record Wanted(@Nullable List<String> ids, @Nullable List<String> types) {}

    Outcome checkGroups(Call call, Keys keys, GroupsAsked asked) {
        return kept(ids(asked.groupIds(), "groupIds", MOST_ASKED), groups(call, keys, false));
    }

    Outcome checkObjects(Call call, Keys keys, ObjectsAsked asked) {
        return kept(ids(asked.ids(), "ids", MOST_ASKED), objects(call, keys, false));
    }

    Outcome getGroups(Call call, Keys keys, Kinds kinds) {
        return strings(groups(call, keys, securityOnly(kinds)));
    }

    Outcome getObjects(Call call, Keys keys, Kinds kinds) {
        return strings(objects(call, keys, securityOnly(kinds)));
    }

    /** Objects by id; those that are unknown, or of no wanted type, are left out. */
    Outcome byIds(Call call, Keys keys, Wanted wanted) {
        Set<UUID> ids = ids(wanted.ids(), "ids", MOST_OBJECTS);
        List<String> types = wanted.types() == null ? List.of() : wanted.types();
        return new Outcome.Rows(
                "directoryObject",
                sql.statement(call, """
                        select id::text as id
                        from directory_item
                        where tenant_id = :tenant
                          and id = any (:ids::uuid[])
                          and (cardinality(:types::text[]) = 0
                            or lower(type) = any (:types::text[])
                            or 'directoryobject' = any (:types::text[]))
                        """)
                        .bind("ids", ids)
                        .bind(
                                "types",
                                types.stream()
                                        .map(type -> type.toLowerCase(java.util.Locale.ROOT)
                                                .replaceFirst("^#?microsoft\\.graph\\.", ""))
                                        .toList())
                        .list(row -> row.text("id")));
    }

    private Set<UUID> groups(Call call, Keys keys, boolean securityOnly) {
        return new LinkedHashSet<>(sql.statement(call, """
                select g.id
                from group_of(:tenant, :of, :now) reached
                join directory_object g
                  on g.tenant_id = :tenant
                  and g.id = reached.group_id
                where g.security_enabled
                   or not :securityOnly
                order by g.id
                """)
                .bind("of", keys.lastId())
                .bind("securityOnly", securityOnly)
                .list(row -> row.id("id")));
    }

    private Set<UUID> objects(Call call, Keys keys, boolean securityOnly) {
        Set<UUID> all = groups(call, keys, securityOnly);
        all.addAll(sql.statement(call, """
                select template_id
                from held_role(:tenant, :of, :now)
                order by template_id
                """).bind("of", keys.lastId()).list(row -> row.id("template_id")));
        return all;
    }

    private static boolean securityOnly(Kinds kinds) {
        if (kinds.securityEnabledOnly() == null) {
            throw Rules.bad("The parameter 'securityEnabledOnly' is required.");
        }
        return kinds.securityEnabledOnly();
    }

    private static Outcome kept(Set<UUID> asked, Set<UUID> reached) {
        asked.retainAll(reached);
        return strings(asked);
    }

    private static Outcome strings(Set<UUID> ids) {
        return new Outcome.Values("Edm.String", ids.stream().map(UUID::toString).toList());
    }

    private static Set<UUID> ids(@Nullable List<String> given, String parameter, int most) {
        if (given == null || given.isEmpty() || given.size() > most) {
            throw Rules.bad("The parameter '%s' must hold 1 to %d ids.".formatted(parameter, most));
        }
        Set<UUID> ids = new LinkedHashSet<>();
        for (String text : given) {
            ids.add(Ids.parse(text).orElseThrow(() -> Rules.bad("Invalid object identifier '%s'.".formatted(text))));
        }
        return ids;
    }
}
