package org.latchkey.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One edge of a lifecycle, as a value: from these states to that one. Applied as compare-and-set: the statement says
 * {@code set state = <to>} and {@code where state in <from>}, and the number of rows says whether it happened.
 *
 * <p>The states are written into the SQL text, not bound: they are our constants, and a partial index on the state
 * would be lost to a generic plan otherwise.
 *
 * @param <S> the lifecycle
 */
public record Transition<S extends Enum<S> & State>(List<S> from, S to) {

    public Transition {
        from = List.copyOf(from);
    }

    /** The first half of {@code from(A, B).to(C)}. */
    @SafeVarargs
    public static <S extends Enum<S> & State> From<S> from(S... states) {
        List<S> list = new ArrayList<>();
        for (S state : states) {
            list.add(state);
        }
        return new From<>(list);
    }

    /** States a transition leaves; {@link #to} completes it. */
    public record From<S extends Enum<S> & State>(List<S> states) {

        public Transition<S> to(S state) {
            return new Transition<>(states, state);
        }
    }

    /** For {@code set state = …}: the new state as an SQL literal. */
    public String target() {
        return literal(to);
    }

    /** For {@code where state in …}: the states it may leave, as an SQL list. */
    public String sources() {
        return from.stream().map(Transition::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether it may be applied in a state. */
    public boolean leaves(S state) {
        return from.contains(state);
    }

    private static String literal(State state) {
        return "'" + state.text().replace("'", "''") + "'";
    }
}
