package org.latchkey.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of rows, as a row filter: the one form in which the authority table, lists and single checks speak of
 * <em>over what</em>. A scope is the union of its clauses; one without clauses holds no row.
 *
 * <p>A clause is SQL over {@code :tenant}, {@code :caller}, {@code :now} and, where it depends on the row, {@code
 * {row}}: the value of the row's <em>anchor</em>, for instance the catalog or the group it belongs to. Resources say
 * how their rows reach an anchor; a row without the clause's anchor is not in the scope.
 */
public record Scope(List<Clause> clauses) {

    /**
     * One way to be in the scope.
     *
     * @param anchor what the clause is about: {@code group}, {@code catalog}, {@code user}…; empty when it looks only at
     *     the caller
     * @param sql a boolean SQL expression of our own making, never input
     */
    public record Clause(String anchor, String sql) {}

    /** Every row of the tenant. */
    public static final Scope EVERYWHERE = new Scope(List.of(new Clause("", "true")));

    /** No row. */
    public static final Scope NOWHERE = new Scope(List.of());

    public Scope {
        clauses = List.copyOf(clauses);
    }

    /** The rows whose anchor satisfies a condition. */
    public static Scope over(String anchor, String sql) {
        return new Scope(List.of(new Clause(anchor, sql)));
    }

    /** Every row, while the caller satisfies a condition. */
    public static Scope whenCaller(String sql) {
        return over("", sql);
    }

    /** The rows of either scope. */
    public Scope or(Scope other) {
        if (isEverywhere() || other.isEverywhere()) {
            return EVERYWHERE;
        }
        return new Scope(Stream.concat(clauses.stream(), other.clauses.stream())
                .distinct()
                .toList());
    }

    /**
     * The rows of both scopes. Clauses that look at different anchors cannot be one clause and hold no row together.
     */
    public Scope and(Scope other) {
        if (isEverywhere() || other.isEverywhere()) {
            return isEverywhere() ? other : this;
        }
        return new Scope(clauses.stream()
                .flatMap(one -> other.clauses.stream()
                        .filter(two -> one.anchor().isEmpty()
                                || two.anchor().isEmpty()
                                || one.anchor().equals(two.anchor()))
                        .map(two -> new Clause(
                                one.anchor().isEmpty() ? two.anchor() : one.anchor(),
                                "(" + one.sql() + ") and (" + two.sql() + ")")))
                .distinct()
                .toList());
    }

    public boolean isEverywhere() {
        return this.equals(EVERYWHERE);
    }

    /**
     * The scope as one boolean SQL expression.
     *
     * @param anchors for each anchor the rows have, the SQL that yields it
     */
    public String sql(Map<String, String> anchors) {
        String union = clauses.stream()
                .filter(clause -> clause.anchor().isEmpty() || anchors.containsKey(clause.anchor()))
                .map(clause -> clause.sql().replace("{row}", anchors.getOrDefault(clause.anchor(), "null")))
                .collect(Collectors.joining(" or "));
        return union.isEmpty() ? "false" : "(" + union + ")";
    }
}
