package org.latchkey.graph.read;

import java.util.List;
import java.util.Optional;

/**
 * One page of a collection.
 *
 * @param rows each row as the text of a JSON object
 * @param count how many rows the whole collection has; empty unless the first page asks for it
 * @param allowed what the caller may do with the collection, as the text of a JSON array; empty unless preferred
 * @param nextToken the {@code $skiptoken} of the next page; empty on the last one
 */
public record Page(List<String> rows, Optional<Long> count, Optional<String> allowed, Optional<String> nextToken) {

    public Page {
        rows = List.copyOf(rows);
    }
}
