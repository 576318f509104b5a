package org.latchkey.graph.read;

import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Property;

/** The SQL that turns a stored value into its form on the wire. */
record WireForm(Preferences preferences) {

    private static final String SENTINEL = "unknownFutureValue";

    String of(Property property, String alias) {
        String value = Aliases.value(property, alias);
        return property.isComputed() ? value : of(property.kind(), value);
    }

    private String of(Kind kind, String value) {
        return switch (kind) {
            case Kind.Text text -> value;
            case Kind.Id id -> value;
            case Kind.Bool bool -> value;
            case Kind.Int number -> value;
            case Kind.Complex complex -> value;
            case Kind.Instant instant -> (instant.wholeSeconds() ? "wire_second(" : "wire_instant(") + value + ")";
            case Kind.Date date -> "to_char(" + value + ", 'YYYY-MM-DD')";
            case Kind.Duration duration -> "wire_duration(" + value + ")";
            case Kind.Choice choice -> choice(choice.evolved(), value);
            case Kind.Many many -> many(many.element(), value);
        };
    }

    /** Members newer than the client knows are told as the sentinel. */
    private String choice(List<String> evolved, String value) {
        if (evolved.isEmpty() || preferences.unknownMembers()) {
            return value;
        }
        String members = evolved.stream().map(WireForm::quoted).collect(Collectors.joining(", "));
        return "case when %1$s in (%2$s) then '%3$s' else %1$s end".formatted(value, members, SENTINEL);
    }

    private String many(Kind element, String value) {
        if (element instanceof Kind.Complex) {
            return "coalesce(" + value + ", '[]')";
        }
        String form = of(element, "each.value");
        return form.equals("each.value")
                ? "coalesce(" + value + ", '{}')"
                : "array(select %s from unnest(%s) with ordinality as each(value, place) order by each.place)"
                        .formatted(form, value);
    }

    /** A word of ours as an SQL literal. */
    static String quoted(String word) {
        return "'" + word.replace("'", "''") + "'";
    }

    /** A name of ours as the name of a column. */
    static String named(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
