package org.latchkey.federation;

import java.util.Objects;

/** What others said or did not, for the log: one line, and no part of it looks like another of ours. */
final class LogLine {

    private static final int LONGEST = 300;

    private LogLine() {}

    /** A failure, and what it goes back to. */
    static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String line = (root.equals(failure) ? words(failure) : words(failure) + " " + words(root))
                .replaceAll("\\p{C}|\\p{Z}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    private static String words(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
