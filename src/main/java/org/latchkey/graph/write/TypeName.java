package org.latchkey.graph.write;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of types as clients write them: with or without {@code #} and {@code microsoft.graph.} or {@code graph.}. */
public final class TypeName {

    private static final Pattern PREFIX = Pattern.compile("(?i)#?(microsoft\\.)?graph\\.|#");

    private TypeName() {}

    /** The name alone. */
    public static String of(String written) {
        Matcher prefix = PREFIX.matcher(written);
        return prefix.lookingAt() ? written.substring(prefix.end()) : written;
    }

    /** Whether a text names the namespace, as a cast or a qualified function does. */
    public static boolean isQualified(String written) {
        return PREFIX.matcher(written).lookingAt();
    }
}
