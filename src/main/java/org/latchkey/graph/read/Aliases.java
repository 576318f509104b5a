package org.latchkey.graph.read;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;

/** Gives the rows that declarations call {@code it} and {@code to} the aliases they have in a statement. */
final class Aliases {

    private static final Pattern IT = Pattern.compile("\\bit\\.");
    private static final Pattern TO = Pattern.compile("\\bto\\.");
    private static final Pattern SIMPLE = Pattern.compile("[a-z_0-9.]+");

    /** Far more than all declarations have under the first dozens of aliases. */
    private static final int MOST_REMEMBERED = 20_000;

    private record Named(String sql, String alias) {}

    private static final Map<Named, String> KNOWN = new ConcurrentHashMap<>();

    private Aliases() {}

    /** Declared SQL over {@code it}, fit to stand beside any operator. */
    static String it(String sql, String alias) {
        Named named = new Named(sql, alias);
        String known = KNOWN.get(named);
        if (known == null) {
            known = renamed(sql, alias);
            if (KNOWN.size() < MOST_REMEMBERED) {
                KNOWN.put(named, known);
            }
        }
        return known;
    }

    private static String renamed(String sql, String alias) {
        String renamed = IT.matcher(sql).replaceAll(alias + ".");
        return SIMPLE.matcher(renamed).matches() ? renamed : "(" + renamed + ")";
    }

    /** The condition that joins a row to what a link leads to. */
    static String on(Link link, String it, String to) {
        return both(link.on(), it, to);
    }

    /** Declared SQL over {@code it} and {@code to}. */
    static String both(String sql, String it, String to) {
        return "(" + TO.matcher(IT.matcher(sql).replaceAll(it + ".")).replaceAll(to + ".") + ")";
    }

    static String key(Resource resource, String alias) {
        return it(resource.key(), alias);
    }

    static String value(Property property, String alias) {
        return it(property.sql(), alias);
    }
}
