package org.latchkey.graph;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One property of a resource: its name and kind on the wire, where its value comes from, and what may be done with it.
 * A value; every method answers a changed copy.
 *
 * @param sql the value in SQL over the row {@code it}, before its kind gives it the wire's form
 * @param isComputed whether {@code sql} already yields the wire's form (JSON for structured kinds)
 * @param filters the operators {@code $filter} may use on it
 * @param isDefault whether it is in the answer without {@code $select}
 * @param write when a body may carry it
 * @param isRequired whether a create must carry it
 * @param isNullable whether a body may set it to null
 * @param maxLength the most characters a text may have
 * @param words for a text that {@code $search} looks into word by word, the condition over {@code it} that every word of
 *     {@code :phrase} begins one of its own; null where searching it means how it begins
 */
public record Property(
        String name,
        Kind kind,
        String sql,
        boolean isComputed,
        Set<Operator> filters,
        boolean isSortable,
        boolean isDefault,
        Write write,
        boolean isRequired,
        boolean isNullable,
        int maxLength,
        @Nullable String words) {

    /** What {@code $filter} can do with a property. */
    public enum Operator {
        EQ,
        NE,
        IN,
        LT,
        LE,
        GT,
        GE,
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS,
        /** {@code any} and {@code all} on a collection. */
        ANY,
        /** {@code $count} of a collection, compared with a number. */
        COUNT
    }

    /** When a body may carry a property. */
    public enum Write {
        /** In POST, PATCH and PUT. */
        ALWAYS,
        /** In POST only. */
        ON_CREATE,
        /** Never; refused on directory objects, ignored elsewhere. */
        NEVER,
        /** In bodies only: it has no value to read, like a password. */
        ONLY
    }

    /** A column's name; a bare literal is none. */
    private static final Pattern COLUMN = Pattern.compile("(?!(?:true|false|null)$)[a-z_0-9]+");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    public Property {
        filters = Set.copyOf(filters);
    }

    /** A property stored in the column whose name is its own in snake case. */
    static Property of(String name, Kind kind) {
        String column = HUMP.matcher(name).replaceAll("_").toLowerCase(java.util.Locale.ROOT);
        return new Property(
                name, kind, "it." + column, false, Set.of(), false, true, Write.ALWAYS, false, true, 0, null);
    }

    /** Stored in another column, or taken from an SQL expression over {@code it} that the kind still formats. */
    public Property from(String expression) {
        String value = COLUMN.matcher(expression).matches() ? "it." + expression : expression;
        return with(it -> it.sql = value);
    }

    /** Computed by SQL over {@code it} that already yields the wire's form; read-only unless said otherwise. */
    public Property computed(String expression) {
        return with(it -> {
            it.sql = expression;
            it.isComputed = true;
            it.write = Write.NEVER;
        });
    }

    /** Usable in {@code $filter} with these operators. EQ brings IN with it. */
    public Property filter(Operator... operators) {
        EnumSet<Operator> set = EnumSet.noneOf(Operator.class);
        set.addAll(filters);
        for (Operator operator : operators) {
            set.add(operator);
            if (operator == Operator.EQ) {
                set.add(Operator.IN);
            }
        }
        return with(it -> it.filters = set);
    }

    /** Usable in {@code $filter} with every comparison, as ordered values are. */
    public Property range() {
        return filter(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE);
    }

    /** Usable in {@code $orderby}. */
    public Property sortable() {
        return with(it -> it.isSortable = true);
    }

    /** In the answer only when {@code $select} asks for it. */
    public Property onSelect() {
        return with(it -> it.isDefault = false);
    }

    /** A create must carry it, and nothing may set it to null. */
    public Property required() {
        return with(it -> {
            it.isRequired = true;
            it.isNullable = false;
        });
    }

    /** Nothing may set it to null. */
    public Property notNull() {
        return with(it -> it.isNullable = false);
    }

    public Property readOnly() {
        return writable(Write.NEVER);
    }

    public Property onCreateOnly() {
        return writable(Write.ON_CREATE);
    }

    public Property writeOnly() {
        return with(it -> {
            it.isDefault = false;
            it.write = Write.ONLY;
        });
    }

    /** At most this many characters. */
    public Property max(int characters) {
        return with(it -> it.maxLength = characters);
    }

    /** Looked into word by word by {@code $search}. */
    public Property searched(String condition) {
        return with(it -> it.words = condition);
    }

    private Property writable(Write when) {
        return with(it -> it.write = when);
    }

    /** This property with something changed. */
    private Property with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new Property(
                name,
                kind,
                copy.sql,
                copy.isComputed,
                copy.filters,
                copy.isSortable,
                copy.isDefault,
                copy.write,
                copy.isRequired,
                copy.isNullable,
                copy.maxLength,
                copy.words);
    }

    /** What may be changed of a property while it is copied. */
    private static final class Copy {

        private String sql;
        private boolean isComputed;
        private Set<Operator> filters;
        private boolean isSortable;
        private boolean isDefault;
        private Write write;
        private boolean isRequired;
        private boolean isNullable;
        private int maxLength;
        private @Nullable String words;

        private Copy(Property of) {
            sql = of.sql;
            isComputed = of.isComputed;
            filters = of.filters;
            isSortable = of.isSortable;
            isDefault = of.isDefault;
            write = of.write;
            isRequired = of.isRequired;
            isNullable = of.isNullable;
            maxLength = of.maxLength;
            words = of.words;
        }
    }

    /** Whether it has a value to read. */
    public boolean isReadable() {
        return write != Write.ONLY;
    }

    /** The name of a plain column it is stored in; null when it is an expression. */
    public @Nullable String column() {
        return !isComputed && sql.matches("it\\.[a-z_0-9]+") ? sql.substring(3) : null;
    }
}
