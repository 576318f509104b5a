package org.latchkey.directory;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Patch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties of a body as columns of the directory's table, and back again for the audit log. */
final class Columns {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern JOINT = Pattern.compile("_([a-z0-9])");

    private Columns() {}

    /** Each property a body carries, under its column's name. */
    static Map<String, @Nullable Object> of(Patch body, Set<String> except) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        body.values().forEach((property, value) -> {
            if (!except.contains(property)) {
                String column = HUMP.matcher(property).replaceAll("_").toLowerCase(Locale.ROOT);
                columns.put(column, value);
            }
        });
        return columns;
    }

    /** The property a column is read as. */
    static String property(String column) {
        return JOINT.matcher(column).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }
}
