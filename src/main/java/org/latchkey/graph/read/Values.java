package org.latchkey.graph.read;

import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;

/** A property's value in the wire's form, as SQL. */
final class Values {

    private Values() {}

    /** The value of a row's property, ready to become JSON. */
    static String wire(Property property, String alias, Preferences preferences) {
        String sql = Query.over(alias, property.sql());
        return property.isComputed() ? sql : formatted(property.kind(), sql, preferences);
    }

    private static String formatted(Kind kind, String sql, Preferences preferences) {
        return switch (kind) {
            case Kind.Text text -> sql;
            case Kind.Id id -> sql;
            case Kind.Bool bool -> sql;
            case Kind.Int whole -> sql;
            case Kind.Complex complex -> sql;
            case Kind.Instant instant -> (instant.wholeSeconds() ? "wire_second(" : "wire_instant(") + sql + ")";
            case Kind.Duration duration -> "wire_duration(" + sql + ")";
            case Kind.Date date -> "to_char(" + sql + ", 'YYYY-MM-DD')";
            case Kind.Choice choice -> evolved(choice, sql, preferences);
            case Kind.Many many ->
                many.element() instanceof Kind.Complex ? "coalesce(" + sql + ", '[]')" : "coalesce(" + sql + ", '{}')";
        };
    }

    private static String evolved(Kind.Choice choice, String sql, Preferences preferences) {
        List<String> unknown = choice.evolved();
        if (unknown.isEmpty() || preferences.unknownMembers()) {
            return sql;
        }
        String members = unknown.stream().map(member -> "'" + member + "'").collect(Collectors.joining(", "));
        return "case when %s in (%s) then 'unknownFutureValue' else %s end".formatted(sql, members, sql);
    }
}
