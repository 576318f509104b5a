package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.List;
import org.latchkey.graph.Link;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;

/**
 * Some rows of a resource: where they come from and which conditions they satisfy.
 *
 * @param alias what the statement calls them
 * @param from what stands after {@code from}; earlier rows of a path are joined before them
 */
record Rows(Resource resource, String alias, String from, List<String> conditions) {

    Rows {
        conditions = List.copyOf(conditions);
    }

    /** Every row a resource has in the tenant. */
    static Rows of(Draft draft, Resource resource) {
        String alias = draft.alias();
        return new Rows(resource, alias, resource.source() + " " + alias, own(resource, alias));
    }

    /** What a link of a row leads to, as far as the caller may follow it. */
    static Rows linked(Draft draft, Link link, String it) {
        Rows rows = of(draft, draft.target(link));
        rows = rows.and(draft.on(link, it, rows.alias));
        Action guardedBy = link.guard(rows.resource);
        return guardedBy == null ? rows : rows.and(draft.scope(guardedBy, rows.resource, rows.alias));
    }

    /** Rows of another resource joined to these; what follows speaks of the other. */
    Rows join(Draft draft, Resource other, Joining on) {
        String joined = draft.alias();
        List<String> all = new ArrayList<>(conditions);
        all.addAll(own(other, joined));
        String join = "%s\njoin %s %s on %s".formatted(from, other.source(), joined, on.condition(alias, joined));
        return new Rows(other, joined, join, all);
    }

    /** The same rows as those of another resource with the same source, as far as they are its. */
    Rows as(Resource other) {
        return new Rows(other, alias, from, conditions).and(Aliases.it(other.where(), alias));
    }

    /** The condition that joins two rows by their aliases. */
    @FunctionalInterface
    interface Joining {
        String condition(String it, String to);
    }

    private static List<String> own(Resource resource, String alias) {
        String tenant = alias + ".tenant_id = :tenant";
        return resource.where().equals("true") ? List.of(tenant) : List.of(tenant, Aliases.it(resource.where(), alias));
    }

    /** Those of them that satisfy a condition too. */
    Rows and(String condition) {
        if (condition.equals("true") || condition.equals("(true)")) {
            return this;
        }
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        return new Rows(resource, alias, from, more);
    }

    /** The clauses {@code from} and {@code where}. */
    String sql() {
        return Layout.fill("""
                from %s
                where %s""", from, String.join("\n  and ", conditions));
    }

    /** A condition: there is such a row. */
    String exist() {
        return Layout.fill("""
                exists (
                  select 1
                  %s)""", sql());
    }
}
