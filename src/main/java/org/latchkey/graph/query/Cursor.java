package org.latchkey.graph.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.latchkey.kernel.Problem;

/**
 * The text of one option and a place in it. What a run of characters means depends on where it stands ({@code 12:30} is
 * a literal behind an operator, {@code c:c} opens a lambda), so the parsers ask for the kind of token they expect.
 * Positions in problems count characters from 0 in the decoded text of the option.
 */
final class Cursor {

    /** The most characters an option may have. */
    static final int LONGEST = 8192;

    /** The deepest nesting of parentheses, negations, lambdas and expansions. */
    static final int DEEPEST = 50;

    private final String clause;
    private final String text;
    private int at;
    private int depth;

    /**
     * The start of a text.
     *
     * @param clause the option's name without {@code $}, for problems
     */
    Cursor(String clause, String text) {
        this.clause = clause;
        this.text = text;
        if (text.length() > LONGEST) {
            throw problem("it is longer than %d characters".formatted(LONGEST), LONGEST);
        }
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int point = text.codePointAt(i);
            // the database takes neither of them in a text
            if (point == 0 || Character.getType(point) == Character.SURROGATE) {
                throw problem("a character is not allowed", i);
            }
        }
    }

    int position() {
        return at;
    }

    /** Whether the next character, without skipping spaces, is this one. */
    boolean isAt(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    /** Takes a character that stands right here. */
    boolean take(char expected) {
        if (isAt(expected)) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes a character that may stand behind spaces. */
    boolean accept(char expected) {
        skipSpaces();
        return take(expected);
    }

    /** Takes a character that must come next, maybe behind spaces. */
    void expect(char expected) {
        if (!accept(expected)) {
            throw problem("'%s' is expected".formatted(expected));
        }
    }

    /** Takes a word in any case that may stand behind spaces and does not go on as a longer name. */
    boolean acceptWord(String word) {
        skipSpaces();
        int end = at + word.length();
        if (text.regionMatches(true, at, word, 0, word.length()) && (end == text.length() || !isNamePart(end))) {
            at = end;
            return true;
        }
        return false;
    }

    /** The same for a word that must be in capitals. */
    boolean acceptCapitals(String word) {
        skipSpaces();
        return text.startsWith(word, at) && acceptWord(word);
    }

    /** Nothing but spaces may be left. */
    void expectEnd() {
        skipSpaces();
        if (at < text.length()) {
            throw problem("'%s' is not expected".formatted(Character.toString(text.codePointAt(at))));
        }
    }

    /** Takes a property, link, function or qualified type name that stands right here. */
    String name() {
        int start = at;
        while (at < text.length() && isNamePart(at)) {
            at++;
        }
        String name = text.substring(start, at);
        boolean hasEmptyPart = name.startsWith(".") || name.endsWith(".") || name.contains("..");
        if (name.isEmpty() || hasEmptyPart || Character.isDigit(name.charAt(0))) {
            throw problem("a name is expected", start);
        }
        return name;
    }

    /** Takes a path of names, {@code accessPackage/id}, and leaves its casts out. */
    List<String> path() {
        skipSpaces();
        int start = at;
        var segments = new ArrayList<String>();
        do {
            addUnlessCast(segments, name());
        } while (take('/'));
        return atLeastOne(segments, start);
    }

    /** A name with a dot is that of a type: a cast, which a column does not need. */
    void addUnlessCast(List<String> segments, String name) {
        if (name.indexOf('.') < 0) {
            segments.add(name);
        }
    }

    List<String> atLeastOne(List<String> segments, int start) {
        if (segments.isEmpty()) {
            throw problem("a type alone is not a property", start);
        }
        return segments;
    }

    /** Takes the letters, digits and signs an unquoted literal is made of; empty when none comes next. */
    String bare() {
        skipSpaces();
        int start = at;
        while (at < text.length() && (isNamePart(at) || "+-:".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Takes a string whose opening quote stands right here; answers it with doubled quotes undone. */
    String quoted() {
        int start = at;
        var value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\'') {
                value.append(c);
            } else if (take('\'')) {
                value.append('\'');
            } else {
                return value.toString();
            }
        }
        throw problem("the string is not closed", start);
    }

    /** Takes a text whose opening double quote stands right here; a backslash makes what follows it plain. */
    String doublyQuoted() {
        int start = at;
        var value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        throw problem("the quote is not closed", start);
    }

    /** Takes all that is left, as it is. */
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** Takes, as it is, what comes before the {@code ;} or {@code )} that ends a nested option; double quotes hide them. */
    String restOfNested() {
        int start = at;
        int open = 0;
        boolean isQuoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted && c == '\\') {
                at++;
            } else if (!isQuoted && open == 0 && (c == ';' || c == ')')) {
                break;
            } else if (!isQuoted && (c == '(' || c == ')')) {
                open += c == '(' ? 1 : -1;
            }
        }
        at = Math.min(at, text.length());
        return text.substring(start, at);
    }

    /** Goes one level deeper. */
    void deeper() {
        if (++depth > DEEPEST) {
            throw problem("it is nested deeper than %d levels".formatted(DEEPEST));
        }
    }

    /** Comes back from a deeper level. */
    void shallower() {
        depth--;
    }

    Problem problem(String what) {
        return problem(what, at);
    }

    Problem problem(String what, int position) {
        return Problem.badRequest(
                "Invalid %s clause: %s at position %d.".formatted(clause.toLowerCase(Locale.ROOT), what, position));
    }

    void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isNamePart(int index) {
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
