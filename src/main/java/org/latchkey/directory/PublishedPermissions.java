package org.latchkey.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ids under which Microsoft publishes the permissions of Graph, so that what names them by id works here: <a
 * href="https://learn.microsoft.com/graph/permissions-reference">Microsoft Graph permissions reference</a>. A permission that is
 * not published has an id made from its name.
 */
final class PublishedPermissions {

    private record Published(
            @Nullable UUID delegated, @Nullable UUID application, boolean byAdministrators) {}

    private static final Map<String, Published> ALL = read();

    private PublishedPermissions() {}

    private static Map<String, Published> read() {
        Map<String, Published> all = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(
                        PublishedPermissions.class.getResourceAsStream("/directory/permissions.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(",", -1);
                all.put(parts[0], new Published(id(parts[1]), id(parts[2]), parts[3].equals("admin")));
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(all);
    }

    private static @Nullable UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    static UUID delegated(String name) {
        Published published = ALL.get(name);
        return published == null || published.delegated() == null ? made("delegated", name) : published.delegated();
    }

    static UUID application(String name) {
        Published published = ALL.get(name);
        return published == null || published.application() == null
                ? made("application", name)
                : published.application();
    }

    /** Whether a delegated permission is for administrators to agree to. */
    static boolean isForAdministrators(String name) {
        Published published = ALL.get(name);
        return published == null || published.byAdministrators();
    }

    private static UUID made(String kind, String name) {
        return UUID.nameUUIDFromBytes(("latchkey/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
