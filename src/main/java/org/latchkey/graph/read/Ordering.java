package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** In which order rows come, and where in it a page starts. The key is always the last term, so that it is total. */
record Ordering(List<Term> terms) {

    /**
     * One term.
     *
     * @param sql what is compared
     * @param cast the SQL type a page token's text is cast to
     */
    record Term(String sql, String cast, boolean descending) {}

    static Ordering of(Registry registry, Query query, Resource resource, String alias, QueryOptions options) {
        List<Term> terms = new ArrayList<>();
        List<QueryOptions.Order> wanted = options.orderBy();
        for (QueryOptions.Order order : wanted) {
            terms.add(term(registry, resource, alias, order));
        }
        if (wanted.isEmpty() && resource.latestFirst() != null) {
            resource.property(resource.latestFirst())
                    .ifPresent(it -> terms.add(term(it, Query.over(alias, it.sql()), true)));
        }
        terms.add(new Term(Query.over(alias, resource.key()), resource.isGuidKey() ? "uuid" : "text", false));
        return new Ordering(terms);
    }

    private static Term term(Registry registry, Resource resource, String alias, QueryOptions.Order order) {
        Reached reached = Reached.by(registry, resource, alias, order.path().segments());
        Property property = reached.property();
        if (property == null || !property.isSortable()) {
            throw Problem.of(
                    ProblemCode.UNSUPPORTED_QUERY,
                    "The property '%s' of resource '%s' cannot be sorted by.".formatted(order.path(), resource.type()));
        }
        return term(property, reached.scalar(), order.descending());
    }

    private static Term term(Property property, String sql, boolean descending) {
        return switch (property.kind()) {
            case Kind.Text text -> new Term("lower(" + sql + ")", "text", descending);
            case Kind.Id id -> new Term(sql, "uuid", descending);
            case Kind.Instant instant -> new Term(sql, "timestamptz", descending);
            case Kind.Date date -> new Term(sql, "date", descending);
            case Kind.Bool bool -> new Term(sql, "boolean", descending);
            case Kind.Int whole -> new Term(sql, "integer", descending);
            case Kind.Duration duration -> new Term(sql, "interval", descending);
            case Kind.Choice choice -> new Term(sql, "text", descending);
            case Kind.Complex complex -> throw new IllegalStateException(property.name() + " has no order");
            case Kind.Many many -> throw new IllegalStateException(property.name() + " has no order");
        };
    }

    /** The list behind {@code order by}. */
    String sql() {
        return terms.stream()
                .map(term -> term.sql() + (term.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The terms as columns {@code k0}, {@code k1}…, as a page token keeps them. */
    String columns() {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            columns.append(", (")
                    .append(terms.get(i).sql())
                    .append(")::text as k")
                    .append(i);
        }
        return columns.toString();
    }

    /** That a row comes after the one a token names. PostgreSQL puts nulls last, and first when descending. */
    String after(Query query, List<@Nullable String> values) {
        List<String> ways = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            String value = values.get(i);
            String placeholder = value == null ? "null" : query.bind(value) + "::" + term.cast();
            String later = later(term, value, placeholder);
            if (!later.equals("false")) {
                ways.add("(" + same + later + ")");
            }
            same.append(value == null ? term.sql() + " is null" : term.sql() + " = " + placeholder)
                    .append(" and ");
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    private static String later(Term term, @Nullable String value, String placeholder) {
        if (value == null) {
            return term.descending() ? term.sql() + " is not null" : "false";
        }
        return term.descending()
                ? term.sql() + " < " + placeholder
                : "(" + term.sql() + " > " + placeholder + " or " + term.sql() + " is null)";
    }
}
