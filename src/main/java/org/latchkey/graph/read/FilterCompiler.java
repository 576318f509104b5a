package org.latchkey.graph.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.query.Filter;
import org.latchkey.graph.query.Filter.Comparison;
import org.latchkey.graph.query.Filter.Literal;
import org.latchkey.graph.query.Filter.LiteralKind;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.Search;
import org.latchkey.kernel.Problem;

/**
 * Compiles {@code $filter} to a condition in SQL. Values are bound, names come from the declaration. What compares with
 * null is false here or unknown to the database; wherever that makes a difference, under {@code not} and {@code all}, it
 * is made false.
 */
final class FilterCompiler {

    private final Draft draft;

    FilterCompiler(Draft draft) {
        this.draft = draft;
    }

    /** Those of some rows that the options let pass. */
    Rows apply(QueryOptions options, Rows rows) {
        Rows found = rows;
        Search search = options.search();
        if (search != null) {
            found = found.and(new SearchCompiler(draft).compile(search, rows));
        }
        Filter filter = options.filter();
        if (filter == null) {
            return found;
        }
        try {
            return found.and(compile(filter, Ground.Names.of(rows)));
        } catch (Problem problem) {
            throw rows.resource().badFilter(problem);
        }
    }

    /** The condition that a property has a value, whatever a filter may do with it. */
    String has(Kind kind, String sql, String value) {
        return compare(
                new Operand.Value(kind, sql, Operand.ANYTHING, false),
                Comparison.EQ,
                new Literal(LiteralKind.STRING, value));
    }

    private String compile(Filter filter, Ground.Names names) {
        return switch (filter) {
            case Filter.And and -> "(" + compile(and.left(), names) + " and " + compile(and.right(), names) + ")";
            case Filter.Or or -> "(" + compile(or.left(), names) + " or " + compile(or.right(), names) + ")";
            case Filter.Not not -> "not coalesce(" + compile(not.inner(), names) + ", false)";
            case Filter.Compare compare ->
                compare(
                        names.start(compare.path()),
                        Operator.valueOf(compare.comparison().name()),
                        compare.comparison(),
                        compare.literal());
            case Filter.In in -> test(names.start(in.path()), Operator.IN, value -> in(value, in.literals()));
            case Filter.Call call ->
                test(
                        names.start(call.path()),
                        Operator.valueOf(call.function().name()),
                        value -> like(value, call.function(), call.literal()));
            case Filter.Lambda lambda -> lambda(lambda, names.start(lambda.path()), names);
            case Filter.Count count -> count(names.start(count.path()), count);
        };
    }

    private interface Test {
        String of(Operand.Value value);
    }

    private String test(Ground.Start start, Operator operator, Test test) {
        return switch (Operand.of(draft, start)) {
            case Operand.Value value -> test.of(allowed(value, operator, start));
            case Operand.Behind behind -> {
                Rows rows = Rows.linked(draft, behind.link(), behind.from().alias());
                yield rows.and(test(behind.start(rows), operator, test)).exist();
            }
            case Operand.Linked linked -> throw refused(start);
        };
    }

    /**
     * A comparison. Where the path leads through a link to nothing, the value is null: it equals null and differs from
     * everything else, so these two are asked the other way round.
     */
    private String compare(Ground.Start start, Operator operator, Comparison comparison, Literal literal) {
        return switch (Operand.of(draft, start)) {
            case Operand.Value value -> compare(allowed(value, operator, start), comparison, literal);
            case Operand.Behind behind -> {
                boolean holdsForNull =
                        comparison == (literal.kind() == LiteralKind.NULL ? Comparison.EQ : Comparison.NE);
                Comparison inner = holdsForNull ? opposite(comparison) : comparison;
                Rows rows = Rows.linked(draft, behind.link(), behind.from().alias());
                String exist = rows.and(compare(behind.start(rows), operator, inner, literal))
                        .exist();
                yield holdsForNull ? "not " + exist : exist;
            }
            case Operand.Linked linked -> throw refused(start);
        };
    }

    private String compare(Operand.Value value, Comparison comparison, Literal literal) {
        if (literal.kind() == LiteralKind.NULL) {
            return switch (comparison) {
                case EQ -> value.sql() + " is null";
                case NE -> value.sql() + " is not null";
                case LT, LE, GT, GE -> "false";
            };
        }
        Optional<Object> read = Comparand.read(value.kind(), literal.text());
        if (read.isEmpty()) {
            return comparison == Comparison.NE ? "true" : "false";
        }
        boolean isText = value.kind() instanceof Kind.Text;
        String left = isText ? lower(value.sql()) : value.sql();
        String parameter = Comparand.cast(value.kind(), draft.bind(read.get()));
        String right = isText ? lower(parameter) : parameter;
        return left + " " + sign(comparison, isText) + " " + right;
    }

    private String in(Operand.Value value, List<Literal> literals) {
        String union = literals.stream()
                .map(literal -> compare(value, Comparison.EQ, literal))
                .distinct()
                .collect(Collectors.joining(" or "));
        return union.isEmpty() ? "false" : "(" + union + ")";
    }

    /** The condition that a text begins with another. */
    String begins(Kind kind, String sql, String text) {
        return like(
                new Operand.Value(kind, sql, Operand.ANYTHING, false),
                Filter.Function.STARTS_WITH,
                new Literal(LiteralKind.STRING, text));
    }

    private String like(Operand.Value value, Filter.Function function, Literal literal) {
        if (literal.kind() == LiteralKind.NULL) {
            return "false";
        }
        String text = literal.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String pattern = switch (function) {
            case STARTS_WITH -> text + "%";
            case ENDS_WITH -> "%" + text;
            case CONTAINS -> "%" + text + "%";
        };
        String left = value.kind() instanceof Kind.Text ? value.sql() : "cast(" + value.sql() + " as text)";
        return lower(left) + " like " + lower(draft.bind(pattern));
    }

    private String lambda(Filter.Lambda lambda, Ground.Start start, Ground.Names names) {
        return switch (Operand.of(draft, start)) {
            case Operand.Value value -> {
                String alias = draft.alias();
                Kind element = element(value, start);
                allowed(value, Operator.ANY, start);
                String rows = "select 1 from %s as %s(value)".formatted(elements(value, element), alias);
                Ground each = new Ground.Element(element, alias + ".value");
                yield quantified(lambda, names.with(lambda.variable(), each), rows + " where ", rows);
            }
            case Operand.Linked linked -> {
                Rows rows = Rows.linked(draft, linked.link(), linked.from().alias());
                String all = "select 1\n" + rows.sql();
                yield quantified(lambda, names.with(lambda.variable(), row(rows)), all + "\n  and ", all);
            }
            case Operand.Behind behind -> {
                Rows rows = Rows.linked(draft, behind.link(), behind.from().alias());
                yield rows.and(lambda(lambda, behind.start(rows), names)).exist();
            }
        };
    }

    private String quantified(Filter.Lambda lambda, Ground.Names names, String restricted, String every) {
        Filter inner = lambda.inner();
        if (inner == null) {
            return Layout.fill("exists (\n  %s)", every);
        }
        String condition = compile(inner, names);
        return lambda.isAll()
                ? Layout.fill("not exists (\n  %snot coalesce(%s, false))", restricted, condition)
                : Layout.fill("exists (\n  %s%s)", restricted, condition);
    }

    private String count(Ground.Start start, Filter.Count count) {
        return switch (Operand.of(draft, start)) {
            case Operand.Value value -> {
                Kind element = element(value, start);
                allowed(value, Operator.COUNT, start);
                String size = "(select count(*) from %s)".formatted(elements(value, element));
                yield size + " " + sign(count.comparison(), false) + " " + draft.bind(count.number());
            }
            case Operand.Linked linked -> {
                Rows rows = Rows.linked(draft, linked.link(), linked.from().alias());
                String size = Layout.fill("(select count(*)\n  %s)", rows.sql());
                yield size + " " + sign(count.comparison(), false) + " " + draft.bind(count.number());
            }
            case Operand.Behind behind -> {
                Rows rows = Rows.linked(draft, behind.link(), behind.from().alias());
                yield rows.and(count(behind.start(rows), count)).exist();
            }
        };
    }

    private static Kind element(Operand.Value value, Ground.Start start) {
        if (value.kind() instanceof Kind.Many many) {
            return many.element();
        }
        throw refused(start);
    }

    /** A collection is an array in a column, but an array of JSON where it is or lies in a structured value. */
    private static String elements(Operand.Value value, Kind element) {
        String array = value.isJson()
                ? "case when jsonb_typeof(%1$s) = 'array' then %1$s end".formatted(value.sql())
                : value.sql();
        if (element instanceof Kind.Complex) {
            return "jsonb_array_elements(" + array + ")";
        }
        return (value.isJson() ? "jsonb_array_elements_text(" : "unnest(") + array + ")";
    }

    private static Ground.Row row(Rows rows) {
        return new Ground.Row(rows.resource(), rows.alias());
    }

    private static String lower(String sql) {
        return "lower(" + sql + ")";
    }

    /** Texts are ordered by their characters, whatever the database's collation: one index serves prefixes and order. */
    private static String sign(Comparison comparison, boolean isText) {
        return switch (comparison) {
            case EQ -> "=";
            case NE -> "is distinct from";
            case LT -> isText ? "~<~" : "<";
            case LE -> isText ? "~<=~" : "<=";
            case GT -> isText ? "~>~" : ">";
            case GE -> isText ? "~>=~" : ">=";
        };
    }

    private static Comparison opposite(Comparison comparison) {
        return comparison == Comparison.EQ ? Comparison.NE : Comparison.EQ;
    }

    private static Operand.Value allowed(Operand.Value value, Operator operator, Ground.Start start) {
        if (!value.operators().contains(operator)) {
            throw refused(start);
        }
        return value;
    }

    private static RuntimeException refused(Ground.Start start) {
        String path = String.join("/", start.path());
        return switch (start.ground()) {
            case Ground.Row row -> Refusals.unfilterable(path, row.resource());
            case Ground.Element element -> Refusals.invalidValue(path, "something this filter can compare");
        };
    }
}
