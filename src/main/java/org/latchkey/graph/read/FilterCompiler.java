package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.Filter;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** A parsed filter as one SQL condition over a row. Every value is a bound parameter; every name comes from a declaration. */
final class FilterCompiler {

    private final Registry registry;
    private final Query query;

    FilterCompiler(Registry registry, Query query) {
        this.registry = registry;
        this.query = query;
    }

    /** The condition a filter sets for the row with an alias. */
    String sql(Resource resource, String alias, Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                "(" + sql(resource, alias, and.left()) + " and " + sql(resource, alias, and.right()) + ")";
            case Filter.Or or ->
                "(" + sql(resource, alias, or.left()) + " or " + sql(resource, alias, or.right()) + ")";
            case Filter.Not not -> "not coalesce(" + sql(resource, alias, not.inner()) + ", false)";
            case Filter.Compare compare -> compare(resource, alias, compare);
            case Filter.In in -> in(resource, alias, in);
            case Filter.Call call -> call(resource, alias, call);
            case Filter.Lambda lambda -> lambda(resource, alias, lambda);
            case Filter.Count count -> count(resource, alias, count);
        };
    }

    private String compare(Resource resource, String alias, Filter.Compare compare) {
        Operator operator = Operator.valueOf(compare.comparison().name());
        Reached reached = reached(resource, alias, compare.path(), operator);
        Property property = property(reached, compare.path(), resource);
        return reached.where(
                compared(property, property.kind(), reached.value(), compare.comparison(), compare.literal()));
    }

    private String compared(
            Property property, Kind kind, String value, Filter.Comparison comparison, Filter.Literal literal) {
        if (Literals.isNull(literal)) {
            return switch (comparison) {
                case EQ -> value + " is null";
                case NE -> value + " is not null";
                case LT, LE, GT, GE -> "false";
            };
        }
        String bound = Literals.bound(query, property, kind, literal);
        if (bound == null) {
            return comparison == Filter.Comparison.NE ? "true" : "false";
        }
        String side = kind instanceof Kind.Text ? "lower(" + value + ")" : value;
        return comparison == Filter.Comparison.NE
                ? side + " is distinct from " + bound
                : side + " " + symbol(comparison) + " " + bound;
    }

    private static String symbol(Filter.Comparison comparison) {
        return switch (comparison) {
            case EQ -> "=";
            case NE -> "<>";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        };
    }

    private String in(Resource resource, String alias, Filter.In in) {
        Reached reached = reached(resource, alias, in.path(), Operator.IN);
        Property property = property(reached, in.path(), resource);
        List<String> ways = new ArrayList<>();
        for (Filter.Literal literal : in.literals()) {
            ways.add(compared(property, property.kind(), reached.value(), Filter.Comparison.EQ, literal));
        }
        return reached.where("(" + String.join(" or ", ways) + ")");
    }

    private String call(Resource resource, String alias, Filter.Call call) {
        Operator operator = Operator.valueOf(call.function().name());
        Reached reached = reached(resource, alias, call.path(), operator);
        return reached.where(matches("lower(" + reached.value() + ")", call.function(), call.literal()));
    }

    private String matches(String value, Filter.Function function, Filter.Literal literal) {
        String text = literal.text()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        String pattern = switch (function) {
            case STARTS_WITH -> text + "%";
            case ENDS_WITH -> "%" + text;
            case CONTAINS -> "%" + text + "%";
        };
        return value + " like " + query.bind(pattern) + "::text";
    }

    private String lambda(Resource resource, String alias, Filter.Lambda lambda) {
        Reached reached = Reached.by(registry, resource, alias, lambda.path().segments());
        if (reached.link() != null && reached.link().isMany()) {
            return reached.where(overLink(reached, reached.link(), lambda));
        }
        Property property = property(reached, lambda.path(), resource);
        if (!(property.kind() instanceof Kind.Many many) || !property.filters().contains(Operator.ANY)) {
            throw unsupported(lambda.path(), resource);
        }
        String element = query.alias();
        boolean isStructured = many.element() instanceof Kind.Complex;
        String elements = isStructured
                ? "jsonb_array_elements(%s) %s(e)".formatted(reached.value(), element)
                : "unnest(%s) %s(e)".formatted(reached.value(), element);
        return reached.where(quantified(
                elements,
                lambda,
                inner -> overElement(property, many.element(), element + ".e", lambda.variable(), inner)));
    }

    private String overLink(Reached from, Link link, Filter.Lambda lambda) {
        Resource target = registry.get(link.target());
        String to = query.alias();
        String rows = "%s %s where %s and (%s)"
                .formatted(target.source(), to, Query.belongs(target, to), Query.over(from.alias(), to, link.on()));
        return quantified(rows, lambda, inner -> sql(target, to, Variables.without(lambda.variable(), inner)));
    }

    private static String quantified(
            String rows, Filter.Lambda lambda, java.util.function.Function<Filter, String> condition) {
        String where = rows.contains(" where ") ? " and " : " where ";
        if (lambda.inner() == null) {
            return "exists (select 1 from " + rows + ")";
        }
        String inner = condition.apply(lambda.inner());
        return lambda.isAll()
                ? "not exists (select 1 from " + rows + where + "not coalesce(" + inner + ", false))"
                : "exists (select 1 from " + rows + where + inner + ")";
    }

    /** A condition on an element of a collection property: the variable itself, or a member of the JSON it is. */
    private String overElement(Property property, Kind kind, String element, String variable, Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                "(" + overElement(property, kind, element, variable, and.left()) + " and "
                        + overElement(property, kind, element, variable, and.right()) + ")";
            case Filter.Or or ->
                "(" + overElement(property, kind, element, variable, or.left()) + " or "
                        + overElement(property, kind, element, variable, or.right()) + ")";
            case Filter.Not not ->
                "not coalesce(" + overElement(property, kind, element, variable, not.inner()) + ", false)";
            case Filter.Compare compare ->
                compared(
                        property,
                        scalar(kind),
                        member(element, variable, compare.path()),
                        compare.comparison(),
                        compare.literal());
            case Filter.Call call ->
                matches("lower(" + member(element, variable, call.path()) + ")", call.function(), call.literal());
            case Filter.In in ->
                in.literals().stream()
                        .map(it -> compared(
                                property, scalar(kind), member(element, variable, in.path()), Filter.Comparison.EQ, it))
                        .collect(java.util.stream.Collectors.joining(" or ", "(", ")"));
            case Filter.Lambda lambda -> throw Problem.badRequest("Invalid filter clause: a lambda inside a lambda.");
            case Filter.Count count -> throw Problem.badRequest("Invalid filter clause: $count inside a lambda.");
        };
    }

    private static Kind scalar(Kind kind) {
        return kind instanceof Kind.Complex ? Kind.TEXT : kind;
    }

    private String member(String element, String variable, Filter.Path path) {
        List<String> segments = path.segments();
        if (!segments.getFirst().equals(variable)) {
            throw Problem.badRequest("Invalid filter clause: '%s' does not start with '%s'.".formatted(path, variable));
        }
        return segments.size() == 1
                ? element
                : "(%s #>> %s::text[])".formatted(element, query.bind(segments.subList(1, segments.size())));
    }

    private String count(Resource resource, String alias, Filter.Count count) {
        Reached reached = Reached.by(registry, resource, alias, count.path().segments());
        String number = query.bind(count.number()) + "::bigint";
        if (reached.link() != null && reached.link().isMany()) {
            Resource target = registry.get(reached.link().target());
            String to = query.alias();
            return reached.where("(select count(*) from %s %s where %s and (%s)) %s %s"
                    .formatted(
                            target.source(),
                            to,
                            Query.belongs(target, to),
                            Query.over(reached.alias(), to, reached.link().on()),
                            symbol(count.comparison()),
                            number));
        }
        Property property = property(reached, count.path(), resource);
        if (!property.filters().contains(Operator.COUNT)) {
            throw unsupported(count.path(), resource);
        }
        return reached.where("cardinality(%s) %s %s".formatted(reached.value(), symbol(count.comparison()), number));
    }

    private Reached reached(Resource resource, String alias, Filter.Path path, Operator operator) {
        Reached reached = Reached.by(registry, resource, alias, path.segments());
        if (!property(reached, path, resource).filters().contains(operator)) {
            throw unsupported(path, resource);
        }
        return reached;
    }

    private static Property property(Reached reached, Filter.Path path, Resource resource) {
        @Nullable Property property = reached.property();
        if (property == null) {
            throw unsupported(path, resource);
        }
        return property;
    }

    private static Problem unsupported(Filter.Path path, Resource resource) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_QUERY,
                "Unsupported or invalid query filter clause specified for property '%s' of resource '%s'."
                        .formatted(path, resource.type()));
    }
}
