package org.latchkey.graph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.latchkey.graph.query.Filter.Literal;
import org.latchkey.graph.query.Filter.LiteralKind;

/**
 * Reads literals: {@code 'it''s'}, {@code 12.5}, {@code true}, {@code null}, and unquoted GUIDs, dates, date-times,
 * durations and enumeration members, the last two also typed: {@code duration'P1D'},
 * {@code microsoft.graph.status'pending'}.
 */
final class Literals {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Literals() {}

    /** Reads one literal. */
    static Literal one(Cursor cursor) {
        cursor.skipSpaces();
        int start = cursor.position();
        if (cursor.isAt('\'')) {
            return new Literal(LiteralKind.STRING, cursor.quoted());
        }
        String word = cursor.bare();
        if (word.isEmpty()) {
            throw cursor.problem("a value is expected");
        }
        if (cursor.isAt('\'')) {
            if (!word.equalsIgnoreCase("duration") && word.indexOf('.') < 0) {
                throw cursor.problem("'%s' is not a type".formatted(word), start);
            }
            return new Literal(LiteralKind.BARE, cursor.quoted());
        }
        // PowerShell writes True and False
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> new Literal(LiteralKind.BOOLEAN, "true");
            case "false" -> new Literal(LiteralKind.BOOLEAN, "false");
            case "null" -> new Literal(LiteralKind.NULL, "null");
            default -> new Literal(NUMBER.matcher(word).matches() ? LiteralKind.NUMBER : LiteralKind.BARE, word);
        };
    }

    /** Reads a list in parentheses, which must not be empty. */
    static List<Literal> list(Cursor cursor) {
        cursor.expect('(');
        var literals = new ArrayList<Literal>();
        do {
            literals.add(one(cursor));
        } while (cursor.accept(','));
        cursor.expect(')');
        return List.copyOf(literals);
    }
}
