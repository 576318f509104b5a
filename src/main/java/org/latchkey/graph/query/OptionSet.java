package org.latchkey.graph.query;

import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.query.QueryOptions.Expand;
import org.latchkey.graph.query.QueryOptions.Order;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** Collects the options of a request or of one expansion while they are read, each at most once. */
final class OptionSet {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

    private final boolean isNested;
    private final EnumSet<Option> seen = EnumSet.noneOf(Option.class);
    private List<String> select = List.of();
    private @Nullable Filter filter;
    private List<Order> orderBy = List.of();
    private List<Expand> expand = List.of();
    private @Nullable Integer top;
    private @Nullable Integer skip;
    private boolean count;
    private @Nullable Search search;
    private @Nullable String skipToken;
    private @Nullable String format;
    private @Nullable String deltaToken;

    /**
     * An empty set.
     *
     * @param isNested whether it stands in the parentheses of an expansion, where {@code ;} and {@code )} end an option
     */
    OptionSet(boolean isNested) {
        this.isNested = isNested;
    }

    /** Reads the value of an option up to what cannot belong to it. */
    void read(Option option, Cursor cursor) {
        if (!seen.add(option)) {
            throw Problem.badRequest(
                    "Query option '$%s' was specified more than once, but it must be specified at most once."
                            .formatted(option.text()));
        }
        switch (option) {
            case FILTER -> filter = FilterParser.read(cursor);
            case SELECT -> select = NameLists.select(cursor);
            case ORDERBY -> orderBy = NameLists.orderBy(cursor);
            case EXPAND -> expand = ExpandParser.read(cursor);
            case TOP -> top = top(scalar(option, cursor));
            case SKIP -> skip = integer(option, scalar(option, cursor));
            case COUNT -> count = count(scalar(option, cursor));
            case SEARCH -> search = SearchParser.read(cursor);
            case SKIPTOKEN -> skipToken = scalar(option, cursor);
            case FORMAT -> format = scalar(option, cursor);
            // empty is the link of a client that has to start again
            case DELTATOKEN -> deltaToken = cursor.rest();
        }
    }

    QueryOptions options() {
        return new QueryOptions(
                select, filter, orderBy, expand, top, skip, count, search, skipToken, format, deltaToken);
    }

    private String scalar(Option option, Cursor cursor) {
        String value = isNested ? cursor.restOfNested() : cursor.rest();
        if (value.isBlank()) {
            throw empty(option);
        }
        return value;
    }

    static Problem empty(Option option) {
        return Problem.badRequest("The value for OData query '$%s' cannot be empty.".formatted(option.text()));
    }

    private int top(String value) {
        String digits = value.strip();
        try {
            int number = Integer.parseInt(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            if (!INTEGER.matcher(digits).matches()) {
                throw noInteger(Option.TOP, digits).because(e);
            }
        }
        throw Problem.of(
                ProblemCode.REQUEST_BAD_REQUEST,
                "Invalid page size specified: '%s'. Must be between 1 and 999 inclusive.".formatted(digits));
    }

    private static int integer(Option option, String value) {
        String digits = value.strip();
        try {
            int number = Integer.parseInt(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noInteger(option, digits).because(e);
        }
        throw noInteger(option, digits);
    }

    private static Problem noInteger(Option option, String value) {
        return Problem.badRequest(
                "Invalid value '%s' for $%s query option found. The $%s query option requires a non-negative integer value."
                        .formatted(value, option.text(), option.text()));
    }

    private static boolean count(String value) {
        String word = value.strip();
        if (word.equalsIgnoreCase("true")) {
            return true;
        }
        if (word.equalsIgnoreCase("false")) {
            return false;
        }
        throw Problem.badRequest("Invalid value '%s' for $count query option found. Valid values are 'true' or 'false'."
                .formatted(word));
    }
}
