package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Listing;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Problem;

/**
 * The order of a list: what {@code $orderby} asks for, or the resource's own order, then the key, so that no two rows are equal. Nulls come first, and
 * last when descending, as OData has it. Texts are compared without case by the code points of their characters.
 *
 * @param terms the key last
 */
record Order(List<Term> terms) {

    /**
     * One thing to order by.
     *
     * @param sql the value over the rows of the list
     * @param isLowered whether texts are compared without case; the key is not
     * @param isNullable whether it may be null
     */
    record Term(String sql, Kind kind, boolean isLowered, boolean isNullable, boolean isDescending) {

        private String after() {
            return isLowered ? (isDescending ? "~<~" : "~>~") : (isDescending ? "<" : ">");
        }

        private String direction(String value) {
            String way = isLowered ? " using " + (isDescending ? "~>~" : "~<~") : isDescending ? " desc" : "";
            String nulls = isNullable ? (isDescending ? " nulls last" : " nulls first") : "";
            return value + way + nulls;
        }

        /** The value as text, from which {@link Comparand} reads it back. */
        private String text(String value) {
            return switch (kind) {
                case Kind.Instant instant -> "wire_instant(" + value + ")";
                case Kind.Duration duration -> "wire_duration(" + value + ")";
                case Kind.Date date -> "to_char(" + value + ", 'YYYY-MM-DD')";
                default -> "cast(" + value + " as text)";
            };
        }
    }

    /** The order of some rows. */
    static Order of(Draft draft, Rows rows, List<QueryOptions.Order> orderBy) {
        List<Term> terms = new ArrayList<>();
        for (QueryOptions.Order order : orderBy) {
            List<String> path = order.path().segments();
            terms.add(term(draft, rows.resource(), rows.alias(), path, order));
        }
        Resource resource = rows.resource();
        Listing own = resource.listing();
        if (orderBy.isEmpty() && own != null) {
            terms.add(new Term(Aliases.it(own.sql(), rows.alias()), own.kind(), false, false, own.isDescending()));
        }
        // In the direction of what comes before, so that an index can be read backwards.
        boolean isDescending = !terms.isEmpty() && terms.getLast().isDescending();
        Kind kind = resource.isGuidKey() ? Kind.ID : Kind.TEXT;
        terms.add(new Term(Aliases.key(resource, rows.alias()), kind, false, false, isDescending));
        return new Order(terms);
    }

    private static Term term(
            Draft draft, Resource resource, String alias, List<String> path, QueryOptions.Order order) {
        String whole = String.join("/", path);
        Property property = resource.property(whole).orElse(null);
        if (property != null) {
            if (!property.isSortable()) {
                throw Refusals.unsortable(whole, resource);
            }
            return term(property, alias, order.descending());
        }
        Link link = resource.link(path.getFirst()).orElse(null);
        if (link == null) {
            throw resource.property(path.getFirst()).isPresent()
                    ? Refusals.unsortable(whole, resource)
                    : Refusals.unknownProperty(path.getFirst(), resource.type());
        }
        if (link.isMany() || path.size() == 1) {
            throw Refusals.unsortable(whole, resource);
        }
        Rows rows = Rows.linked(draft, link, alias);
        Term behind = term(draft, rows.resource(), rows.alias(), path.subList(1, path.size()), order);
        String sql = Layout.fill("(\n  select %s\n  %s\n  limit 1)", behind.sql(), rows.sql());
        return new Term(sql, behind.kind(), behind.isLowered(), true, order.descending());
    }

    private static Term term(Property property, String alias, boolean isDescending) {
        boolean isText = property.kind() instanceof Kind.Text;
        String value = Aliases.value(property, alias);
        String sql = isText ? "lower(" + value + ")" : value;
        return new Term(sql, property.kind(), isText, property.isNullable(), isDescending);
    }

    /** The values to order by, as columns of the rows. */
    String columns() {
        return numbered((number, term) -> term.sql() + " as order_" + number);
    }

    /** What stands after {@code order by} where {@link #columns} are selected. */
    String clause() {
        return numbered((number, term) -> term.direction("order_" + number));
    }

    /** What stands after {@code order by} around rows that have the columns. */
    String clause(String alias) {
        return numbered((number, term) -> term.direction(alias + ".order_" + number));
    }

    /** The place of a row, for a page token: one column of text for each term. */
    String place(String alias) {
        return numbered((number, term) -> term.text(alias + ".order_" + number) + " as place_" + number);
    }

    private interface Numbered {
        String of(int number, Term term);
    }

    private String numbered(Numbered each) {
        return IntStream.range(0, terms.size())
                .mapToObj(number -> each.of(number, terms.get(number)))
                .collect(Collectors.joining(", "));
    }

    /**
     * The condition to come after a place.
     *
     * @param place a value for each term
     * @throws Problem when a value is not of its term's kind
     */
    String after(Draft draft, List<@Nullable String> place) {
        Term first = terms.getFirst();
        String rest = after(draft, place, 0);
        String value = place.getFirst();
        if (terms.size() == 1 || value == null || first.isNullable()) {
            return rest;
        }
        // Says again what follows from the rest, in a form that an index can start from.
        String start =
                first.isLowered() ? (first.isDescending() ? "~<=~" : "~>=~") : first.isDescending() ? "<=" : ">=";
        return first.sql() + " " + start + " " + bound(draft, first, value) + "\n  and " + rest;
    }

    private String after(Draft draft, List<@Nullable String> place, int number) {
        Term term = terms.get(number);
        String value = place.get(number);
        String equal;
        String later;
        if (value == null) {
            if (!term.isNullable()) {
                throw Refusals.expiredToken();
            }
            equal = term.sql() + " is null";
            later = term.isDescending() ? "false" : term.sql() + " is not null";
        } else {
            String bound = bound(draft, term, value);
            equal = term.sql() + " = " + bound;
            later = term.sql() + " " + term.after() + " " + bound;
            if (term.isNullable() && term.isDescending()) {
                later = "(" + later + " or " + term.sql() + " is null)";
            }
        }
        return number == terms.size() - 1
                ? later
                : "(" + later + " or " + equal + " and " + after(draft, place, number + 1) + ")";
    }

    private static String bound(Draft draft, Term term, String value) {
        try {
            Object read = Comparand.read(term.kind(), value).orElseThrow(Refusals::expiredToken);
            return Comparand.cast(term.kind(), draft.bind(read));
        } catch (Problem unreadable) {
            throw Refusals.expiredToken().because(unreadable);
        }
    }
}
