package org.latchkey.postgres;

import java.nio.file.Path;
import java.util.Map;

/** A program that holds a database until it is killed. First argument the data directory, second that of the binaries. */
final class HoldPostgres {
    private HoldPostgres() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), Map.of());
            System.out.println("postgres " + postgres.pid());
            Thread.sleep(Long.MAX_VALUE);
        } catch (UnusableDatabase refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }
}
