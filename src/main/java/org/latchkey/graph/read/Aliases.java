package org.latchkey.graph.read;

import java.util.regex.Pattern;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;

/** Gives the rows that declarations call {@code it} and {@code to} the aliases they have in a statement. */
final class Aliases {

    private static final Pattern IT = Pattern.compile("\\bit\\.");
    private static final Pattern TO = Pattern.compile("\\bto\\.");
    private static final Pattern SIMPLE = Pattern.compile("[a-z_0-9.]+");

    private Aliases() {}

    /** Declared SQL over {@code it}, fit to stand beside any operator. */
    static String it(String sql, String alias) {
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
