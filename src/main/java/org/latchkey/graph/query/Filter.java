package org.latchkey.graph.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code $filter} (<a
 * href="https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html">OData URL conventions</a>,
 * in the dialect Graph's clients write). Names and literals are as written: kinds are applied against a declaration
 * later, where Graph is lenient.
 */
public sealed interface Filter {

    /** The comparison operators. */
    enum Comparison {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    /** The boolean functions of two strings. */
    enum Function {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }

    /** What a literal looked like. */
    enum LiteralKind {
        /** In single quotes. */
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        /** Unquoted: a GUID, date, date-time, duration or enumeration member. */
        BARE
    }

    /**
     * A literal.
     *
     * @param text its value, without quotes and with doubled quotes undone
     */
    record Literal(LiteralKind kind, String text) {}

    /**
     * A property path, {@code accessPackage/id}; inside a lambda the first segment may be its variable, which alone
     * means the element itself. Type-cast segments ({@code microsoft.graph.user}) are left out.
     */
    record Path(List<String> segments) {

        @Override
        public String toString() {
            return String.join("/", segments);
        }
    }

    record And(Filter left, Filter right) implements Filter {}

    record Or(Filter left, Filter right) implements Filter {}

    record Not(Filter inner) implements Filter {}

    record Compare(Path path, Comparison comparison, Literal literal) implements Filter {}

    record In(Path path, List<Literal> literals) implements Filter {}

    record Call(Function function, Path path, Literal literal) implements Filter {}

    /**
     * {@code path/any(x:inner)} or {@code path/all(x:inner)}.
     *
     * @param inner null for {@code any()}: the collection is not empty
     */
    record Lambda(
            Path path,
            boolean isAll,
            String variable,
            @Nullable Filter inner) implements Filter {}

    /** {@code path/$count eq 0}. */
    record Count(Path path, Comparison comparison, long number) implements Filter {}
}
