package org.latchkey.graph;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;

/** The keys of a path, from left to right: {@code /groups/{0}/owners/{1}/$ref}. */
public record Keys(List<String> values) {

    /** Those of a path that names nothing. */
    public static final Keys NONE = new Keys(List.of());

    public Keys {
        values = List.copyOf(values);
    }

    /** These and one more at the end. */
    public Keys and(String key) {
        return new Keys(Stream.concat(values.stream(), Stream.of(key)).toList());
    }

    public String get(int index) {
        return values.get(index);
    }

    /** The key of the entity the path ends at. */
    public String last() {
        return values.getLast();
    }

    /**
     * A key that is a GUID.
     *
     * @throws Problem 404 when it is not one: no such object can exist
     */
    public UUID id(int index) {
        return Ids.parse(get(index)).orElseThrow(() -> Problem.notFound(get(index)));
    }

    /** The last key as a GUID. */
    public UUID lastId() {
        return id(values.size() - 1);
    }
}
