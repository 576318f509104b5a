package org.latchkey.graph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.query.Filter.Comparison;
import org.latchkey.graph.query.Filter.Function;
import org.latchkey.graph.query.Filter.Literal;
import org.latchkey.graph.query.Filter.LiteralKind;
import org.latchkey.graph.query.Filter.Path;

/**
 * Parses {@code $filter} by recursive descent, in the dialect Graph's clients write: operators and functions in any
 * case, {@code in} and {@code not} with or without a space before the parenthesis. {@code not} binds tighter than
 * {@code and}, which binds tighter than {@code or}; both join from the left, so a long chain is deep on its left side.
 */
public final class FilterParser {

    private final Cursor cursor;

    private FilterParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Parses a decoded filter.
     *
     * @throws org.latchkey.kernel.Problem {@code BadRequest}, {@code Invalid filter clause: … at position n.}, when it
     *     is malformed, longer than 8192 characters or nested deeper than 50 levels
     */
    public static Filter parse(String text) {
        var cursor = new Cursor("filter", text);
        Filter filter = read(cursor);
        cursor.expectEnd();
        return filter;
    }

    /** Reads a filter up to what cannot belong to it. */
    static Filter read(Cursor cursor) {
        return new FilterParser(cursor).alternatives();
    }

    private Filter alternatives() {
        Filter left = conditions();
        while (cursor.acceptWord("or")) {
            left = new Filter.Or(left, conditions());
        }
        return left;
    }

    private Filter conditions() {
        Filter left = condition();
        while (cursor.acceptWord("and")) {
            left = new Filter.And(left, condition());
        }
        return left;
    }

    private Filter condition() {
        if (cursor.accept('(')) {
            cursor.deeper();
            Filter inner = alternatives();
            cursor.expect(')');
            cursor.shallower();
            return inner;
        }
        if (cursor.acceptWord("not")) {
            cursor.deeper();
            Filter inner = condition();
            cursor.shallower();
            return new Filter.Not(inner);
        }
        return predicate();
    }

    /** A function call, a lambda, a count or a comparison: they all begin with a name. */
    private Filter predicate() {
        cursor.skipSpaces();
        int start = cursor.position();
        String name = cursor.name();
        Function function = function(name);
        if (function != null && cursor.accept('(')) {
            return call(function);
        }
        var segments = new ArrayList<String>();
        cursor.addUnlessCast(segments, name);
        while (cursor.take('/')) {
            if (cursor.take('$')) {
                return count(path(segments, start));
            }
            String next = cursor.name();
            boolean isAll = next.equalsIgnoreCase("all");
            if ((isAll || next.equalsIgnoreCase("any")) && cursor.take('(')) {
                return lambda(path(segments, start), isAll);
            }
            cursor.addUnlessCast(segments, next);
        }
        Path path = path(segments, start);
        if (cursor.acceptWord("in")) {
            return new Filter.In(path, Literals.list(cursor));
        }
        Comparison comparison = comparison();
        return new Filter.Compare(path, comparison, Literals.one(cursor));
    }

    private Filter call(Function function) {
        cursor.skipSpaces();
        int start = cursor.position();
        Path path = path(cursor.path(), start);
        cursor.expect(',');
        Literal literal = Literals.one(cursor);
        cursor.expect(')');
        return new Filter.Call(function, path, literal);
    }

    private Filter lambda(Path path, boolean isAll) {
        if (!isAll && cursor.accept(')')) {
            return new Filter.Lambda(path, false, "", null);
        }
        cursor.deeper();
        cursor.skipSpaces();
        String variable = cursor.name();
        cursor.expect(':');
        Filter inner = alternatives();
        cursor.expect(')');
        cursor.shallower();
        return new Filter.Lambda(path, isAll, variable, inner);
    }

    private Filter count(Path path) {
        int dollar = cursor.position() - 1;
        if (!cursor.name().equalsIgnoreCase("count")) {
            throw cursor.problem("'$count' is expected", dollar);
        }
        Comparison comparison = comparison();
        cursor.skipSpaces();
        int start = cursor.position();
        Literal literal = Literals.one(cursor);
        if (literal.kind() == LiteralKind.NUMBER) {
            try {
                return new Filter.Count(path, comparison, Long.parseLong(literal.text()));
            } catch (NumberFormatException e) {
                throw cursor.problem("an integer is expected", start).because(e);
            }
        }
        throw cursor.problem("an integer is expected", start);
    }

    private Comparison comparison() {
        for (Comparison comparison : Comparison.values()) {
            if (cursor.acceptWord(comparison.name())) {
                return comparison;
            }
        }
        throw cursor.problem("one of the operators eq, ne, lt, le, gt, ge, in is expected");
    }

    private Path path(List<String> segments, int start) {
        return new Path(List.copyOf(cursor.atLeastOne(segments, start)));
    }

    private static @Nullable Function function(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "startswith" -> Function.STARTS_WITH;
            case "endswith" -> Function.ENDS_WITH;
            case "contains" -> Function.CONTAINS;
            default -> null;
        };
    }
}
