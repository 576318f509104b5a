package org.latchkey.graph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.latchkey.graph.query.QueryOptions.Expand;
import org.latchkey.kernel.Problem;

/**
 * Reads {@code $expand}: {@code policy($expand=rules;$select=id),group}. The options in parentheses are separated by
 * {@code ;} and follow the rules of the request's own, {@code $} included or left out.
 */
final class ExpandParser {

    private ExpandParser() {}

    /**
     * Reads the expanded links.
     *
     * @throws Problem {@code BadRequest} when it is malformed, when a link is named twice and when the options of one are
     *     unknown, given twice or not possible in an expansion
     */
    static List<Expand> read(Cursor cursor) {
        var links = new ArrayList<Expand>();
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        do {
            cursor.skipSpaces();
            int start = cursor.position();
            String link = cursor.take('*') ? "*" : String.join("/", cursor.path());
            if (!seen.add(link)) {
                throw cursor.problem("'%s' is expanded twice".formatted(link), start);
            }
            links.add(new Expand(link, cursor.accept('(') ? nested(cursor) : QueryOptions.NONE));
        } while (cursor.accept(','));
        return links;
    }

    private static QueryOptions nested(Cursor cursor) {
        cursor.deeper();
        var options = new OptionSet(true);
        do {
            // also empty parentheses and a last separator
            if (cursor.accept(')')) {
                cursor.shallower();
                return options.options();
            }
            options.read(option(cursor), cursor);
        } while (cursor.accept(';'));
        cursor.expect(')');
        cursor.shallower();
        return options.options();
    }

    private static Option option(Cursor cursor) {
        int start = cursor.position();
        String name = (cursor.take('$') ? "$" : "") + cursor.name();
        Option option = Option.named(name);
        if (option == null || !option.isNestable()) {
            throw cursor.problem("the option '%s' is not supported in an expansion".formatted(name), start);
        }
        cursor.expect('=');
        return option;
    }
}
