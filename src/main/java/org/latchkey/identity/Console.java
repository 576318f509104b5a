package org.latchkey.identity;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The web console as a client: public, first-party, present in every tenant, its permissions agreed to beforehand. */
public final class Console {

    /** Its client id, the same everywhere. */
    public static final UUID CLIENT = UUID.fromString("1a7c4e11-0000-4000-8000-1a7c4e110000");

    static final String NAME = "Latchkey Console";

    private Console() {}

    /**
     * Where it takes codes.
     *
     * @param base the server's address
     */
    static Set<String> redirects(String base) {
        return Stream.of(base, base.replace("//localhost:", "//127.0.0.1:"))
                .flatMap(here -> Stream.of(here + "/", here + "/callback"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
