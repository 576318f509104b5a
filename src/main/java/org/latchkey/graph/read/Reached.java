package org.latchkey.graph.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;

/**
 * Where a path like {@code accessPackage/catalog/displayName} leads, starting at a row.
 *
 * @param resource the resource of the row it ends in
 * @param alias that row's alias
 * @param property the property it names; null when it names a link or nothing
 * @param link the collection link it names; null when it names a property or nothing
 * @param value the property's value in SQL; empty without one
 * @param from the joined rows on the way, as the inside of a subquery up to its condition; empty when there are none
 */
record Reached(
        Resource resource,
        String alias,
        @Nullable Property property,
        @Nullable Link link,
        String value,
        String from) {

    private static final String KEY_COLUMN = "to.id = it.";

    static Reached by(Registry registry, Resource resource, String alias, List<String> segments) {
        return by(registry, resource, alias, segments, "");
    }

    private static Reached by(Registry registry, Resource resource, String alias, List<String> segments, String from) {
        Property whole = resource.property(String.join("/", segments)).orElse(null);
        if (whole != null) {
            return new Reached(resource, alias, whole, null, Query.over(alias, whole.sql()), from);
        }
        Link link = resource.link(segments.getFirst()).orElse(null);
        if (link == null) {
            return new Reached(resource, alias, null, null, "", from);
        }
        if (segments.size() == 1) {
            return new Reached(resource, alias, null, link, "", from);
        }
        if (link.isMany()) {
            return new Reached(resource, alias, null, null, "", from);
        }
        Resource target = registry.get(link.target());
        Property key = target.property("id").orElse(null);
        if (segments.size() == 2
                && key != null
                && segments.get(1).equalsIgnoreCase("id")
                && link.on().matches("to\\.id = it\\.[a-z_0-9]+")) {
            return new Reached(
                    resource, alias, key, null, alias + "." + link.on().substring(KEY_COLUMN.length()), from);
        }
        String to = alias + "_" + link.name().toLowerCase(java.util.Locale.ROOT);
        String step = "%s %s\nwhere %s\n  and (%s)"
                .formatted(target.source(), to, Query.belongs(target, to), Query.over(alias, to, link.on()));
        String further = from.isEmpty() ? step : from + "\n  and exists (select 1 from " + step;
        return by(registry, target, to, segments.subList(1, segments.size()), further);
    }

    /** A condition on the row it ends in, as a condition on the row it starts from. */
    String where(String condition) {
        if (from.isEmpty()) {
            return condition;
        }
        long open = from.lines()
                .filter(line -> line.contains("and exists (select 1 from"))
                .count();
        return "exists (select 1 from %s\n  and %s)%s".formatted(from, condition, ")".repeat((int) open));
    }

    /** The value as one scalar expression. Only for paths of at most one link. */
    String scalar() {
        return from.isEmpty() ? value : "(select %s from %s limit 1)".formatted(value, from);
    }
}
