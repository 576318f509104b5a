package org.latchkey.entitlement;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the answer to a text question must look like as a whole: a regular expression that whoever wrote the policy chose. It
 * may be one that takes for ever on some answers; judging an answer stops after a bounded effort, and such an answer does not
 * fit.
 */
final class AnswerPattern {

    /** The most characters of an expression; those of a form fit in a few dozen. */
    private static final int LONGEST = 1_000;

    /** The most looks at a character of the answer. An expression without nested repetitions needs a few for each. */
    private static final int MOST_LOOKS = 1_000_000;

    private final Pattern pattern;

    private AnswerPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @throws org.latchkey.kernel.Problem InvalidPolicy when it is none, or too long
     */
    static AnswerPattern of(String text) {
        PolicyRules.demand(text.length() <= LONGEST, "regexPattern has more than %d characters.".formatted(LONGEST));
        try {
            return new AnswerPattern(Pattern.compile(text));
        } catch (PatternSyntaxException malformed) {
            throw PolicyRules.invalid(
                    "regexPattern is no regular expression: %s.".formatted(malformed.getDescription()));
        }
    }

    /** Whether an answer fits. */
    boolean fits(String answer) {
        try {
            return pattern.matcher(new Watched(answer, new AtomicInteger())).matches();
        } catch (TooCostly | StackOverflowError givenUp) {
            // The matcher recurses once for every repetition of a group, and leaves nothing half done.
            return false;
        }
    }

    /** A text that can be looked at a limited number of times, its parts included. */
    private record Watched(CharSequence text, AtomicInteger looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (looks.incrementAndGet() > MOST_LOOKS) {
                throw new TooCostly();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooCostly extends RuntimeException {

        private TooCostly() {
            super(null, null, false, false);
        }
    }
}
