package org.latchkey.graph.query;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Problem;

/**
 * Parses the query string of a request. Names of options match in any case and with or without {@code $}, as Graph
 * takes them; what has no {@code $} and is not known is another party's and is passed over.
 */
public final class QueryParser {

    private QueryParser() {}

    /** Parses a query string whose filter problems keep their code. */
    public static QueryOptions parse(@Nullable String rawQuery) {
        return parse(rawQuery, UnaryOperator.identity());
    }

    /**
     * Parses a query string as it stands in the URL.
     *
     * @param rawQuery percent-encoded, without {@code ?}; null when the URL has none
     * @param filterProblem what becomes of a problem with the filter
     * @throws Problem {@code BadRequest} when an option is unknown, given twice, empty or malformed;
     *     {@code Request_BadRequest} for a {@code $top} no page can have
     */
    public static QueryOptions parse(@Nullable String rawQuery, UnaryOperator<Problem> filterProblem) {
        if (rawQuery == null) {
            return QueryOptions.NONE;
        }
        var options = new OptionSet(false);
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals))
                    .strip();
            Option option = Option.named(name);
            if (option != null) {
                read(option, Percent.decode(equals < 0 ? "" : pair.substring(equals + 1)), options, filterProblem);
            } else if (name.startsWith("$")) {
                throw Problem.badRequest("The query parameter '%s' is not supported.".formatted(name));
            }
        }
        return options.options();
    }

    private static void read(Option option, String value, OptionSet options, UnaryOperator<Problem> filterProblem) {
        if (value.isBlank() && option != Option.DELTATOKEN) {
            throw OptionSet.empty(option);
        }
        var cursor = new Cursor(option.text(), value);
        try {
            options.read(option, cursor);
            cursor.expectEnd();
        } catch (Problem problem) {
            throw option == Option.FILTER ? filterProblem.apply(problem) : problem;
        }
    }
}
