package org.latchkey.graph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.latchkey.graph.query.QueryOptions.Order;

/** Reads the two options that are lists of names, {@code $select} and {@code $orderby}. */
final class NameLists {

    private NameLists() {}

    /** Reads names, paths and {@code *}; what is named twice is answered once. */
    static List<String> select(Cursor cursor) {
        var names = new ArrayList<String>();
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        do {
            String name = cursor.accept('*') ? "*" : String.join("/", cursor.path());
            if (seen.add(name)) {
                names.add(name);
            }
        } while (cursor.accept(','));
        return names;
    }

    /** Reads paths, each with a direction or ascending. */
    static List<Order> orderBy(Cursor cursor) {
        var orders = new ArrayList<Order>();
        do {
            var path = new Filter.Path(List.copyOf(cursor.path()));
            boolean isDescending = cursor.acceptWord("desc");
            if (!isDescending) {
                cursor.acceptWord("asc");
            }
            orders.add(new Order(path, isDescending));
        } while (cursor.accept(','));
        return orders;
    }
}
