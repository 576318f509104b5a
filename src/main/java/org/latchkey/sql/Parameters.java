package org.latchkey.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Turns values of ours into what PostgreSQL's driver takes. */
public final class Parameters {

    private Parameters() {}

    /** The value as the driver takes it; what it takes already stays as it is. */
    public static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Duration duration -> duration.toString();
            case State state -> state.text();
            case Collection<?> set -> array(set);
            default -> value;
        };
    }

    private static @Nullable String[] array(Collection<?> set) {
        return set.stream().map(Parameters::text).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object element) {
        return switch (element) {
            case null -> null;
            case State state -> state.text();
            default -> element.toString();
        };
    }
}
