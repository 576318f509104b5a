package org.latchkey.graph.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Resource;

/** A statement in the making: hands out aliases and takes values of the request as parameters, never as text. */
final class Query {

    private static final Pattern IT = Pattern.compile("\\bit\\.");
    private static final Pattern TO = Pattern.compile("\\bto\\.");

    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    private int aliases;

    /** A new alias. */
    String alias() {
        return "t" + aliases++;
    }

    /** A new parameter for a value: its placeholder. */
    String bind(@Nullable Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    /** A parameter that declared SQL calls by its name. */
    void bind(String name, String value) {
        parameters.put(name, value);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    /** Declared SQL over {@code it}, for a row with an alias. */
    static String over(String alias, String sql) {
        return IT.matcher(sql).replaceAll(alias + ".");
    }

    /** A link's SQL over {@code it} and {@code to}, for two rows with aliases. */
    static String over(String alias, String toAlias, String sql) {
        return TO.matcher(over(alias, sql)).replaceAll(toAlias + ".");
    }

    /** That a row is of this tenant and one of the resource's. */
    static String belongs(Resource resource, String alias) {
        String tenant = alias + ".tenant_id = :tenant";
        return resource.where().equals("true") ? tenant : tenant + " and (" + over(alias, resource.where()) + ")";
    }
}
