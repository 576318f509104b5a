package org.latchkey.graph.query;

/**
 * Parses {@code $search}: clauses {@code "property:phrase"}, each in double quotes, joined with {@code AND} and {@code OR} in
 * capitals and grouped by parentheses. {@code AND} binds tighter. A quote or backslash inside a clause has a backslash before it.
 */
final class SearchParser {

    private final Cursor cursor;

    private SearchParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Reads a search up to what cannot belong to it.
     *
     * @throws org.latchkey.kernel.Problem {@code BadRequest}, {@code Invalid search clause: … at position n.}, when it is malformed
     */
    static Search read(Cursor cursor) {
        return new SearchParser(cursor).alternatives();
    }

    private Search alternatives() {
        Search left = conditions();
        while (cursor.acceptCapitals("OR")) {
            left = new Search.Or(left, conditions());
        }
        return left;
    }

    private Search conditions() {
        Search left = condition();
        while (cursor.acceptCapitals("AND")) {
            left = new Search.And(left, condition());
        }
        return left;
    }

    private Search condition() {
        if (cursor.accept('(')) {
            cursor.deeper();
            Search inner = alternatives();
            cursor.expect(')');
            cursor.shallower();
            return inner;
        }
        return clause();
    }

    private Search clause() {
        cursor.skipSpaces();
        int start = cursor.position();
        if (!cursor.isAt('"')) {
            throw cursor.problem("a clause like \"displayName:ada\" in double quotes is expected", start);
        }
        String text = cursor.doublyQuoted();
        int colon = text.indexOf(':');
        String property = colon < 0 ? "" : text.substring(0, colon).strip();
        String phrase = text.substring(colon + 1).strip();
        if (property.isEmpty() || phrase.isEmpty()) {
            throw cursor.problem("a clause names a property and what to look for, like \"displayName:ada\"", start);
        }
        return new Search.Clause(property, phrase);
    }
}
