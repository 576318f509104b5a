package org.latchkey.testkit;

import java.util.List;

/** Stands where the server is when the launcher is tried: it prints what it was told, a line each. */
public final class StartedServer {
    private StartedServer() {}

    public static void main(String[] arguments) {
        List.of(arguments).forEach(System.out::println);
    }
}
