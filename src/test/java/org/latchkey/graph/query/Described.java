package org.latchkey.graph.query;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.query.Filter.Literal;

/** Writes a tree in prefix form, so that a test can name the tree it expects in one line. */
final class Described {

    private Described() {}

    static String filter(Filter filter) {
        return switch (filter) {
            case Filter.And and -> "and[%s, %s]".formatted(filter(and.left()), filter(and.right()));
            case Filter.Or or -> "or[%s, %s]".formatted(filter(or.left()), filter(or.right()));
            case Filter.Not not -> "not[%s]".formatted(filter(not.inner()));
            case Filter.Compare c -> "%s %s %s".formatted(c.comparison(), c.path(), literal(c.literal()));
            case Filter.In in ->
                "IN %s %s"
                        .formatted(
                                in.path(),
                                in.literals().stream().map(Described::literal).collect(Collectors.joining(" ")));
            case Filter.Call c -> "%s %s %s".formatted(c.function(), c.path(), literal(c.literal()));
            case Filter.Lambda l -> {
                Filter inner = l.inner();
                String body = inner == null ? "" : l.variable() + ": " + filter(inner);
                yield "%s %s[%s]".formatted(l.isAll() ? "ALL" : "ANY", l.path(), body);
            }
            case Filter.Count c -> "COUNT %s %s %d".formatted(c.path(), c.comparison(), c.number());
        };
    }

    static String search(Search search) {
        return switch (search) {
            case Search.And and -> "and[%s, %s]".formatted(search(and.left()), search(and.right()));
            case Search.Or or -> "or[%s, %s]".formatted(search(or.left()), search(or.right()));
            case Search.Clause clause -> clause.property() + "~<" + clause.phrase() + ">";
        };
    }

    private static String literal(Literal literal) {
        return switch (literal.kind()) {
            case STRING -> "'" + literal.text() + "'";
            case NUMBER -> "#" + literal.text();
            case BOOLEAN -> "?" + literal.text();
            case NULL -> "null";
            case BARE -> "~" + literal.text();
        };
    }

    static String options(QueryOptions options) {
        var text = new StringBuilder();
        if (!options.select().isEmpty()) {
            text.append(" select=").append(String.join(",", options.select()));
        }
        Filter filter = options.filter();
        if (filter != null) {
            text.append(" filter=").append(filter(filter));
        }
        if (!options.orderBy().isEmpty()) {
            text.append(" orderby=")
                    .append(options.orderBy().stream()
                            .map(order -> order.path() + (order.descending() ? "-" : "+"))
                            .collect(Collectors.joining(",")));
        }
        if (!options.expand().isEmpty()) {
            text.append(" expand=")
                    .append(options.expand().stream()
                            .map(expand -> expand.link() + "(" + options(expand.options()) + ")")
                            .collect(Collectors.joining(",")));
        }
        append(text, "top", options.top());
        append(text, "skip", options.skip());
        append(text, "count", options.count() ? true : null);
        Search search = options.search();
        append(text, "search", search == null ? null : search(search));
        append(text, "skiptoken", options.skipToken());
        append(text, "format", options.format());
        append(text, "deltatoken", options.deltaToken());
        return text.toString().strip();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(name).append('=').append(value);
        }
    }
}
