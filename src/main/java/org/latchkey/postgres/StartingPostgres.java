package org.latchkey.postgres;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** An {@link EmbeddedPostgres} that starts while other work goes on. */
final class StartingPostgres implements AutoCloseable {
    private final FutureTask<EmbeddedPostgres> start;

    private StartingPostgres(FutureTask<EmbeddedPostgres> start) {
        this.start = start;
    }

    static StartingPostgres of(Callable<EmbeddedPostgres> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform().name("postgres-start").daemon().start(task);
        return new StartingPostgres(task);
    }

    /**
     * The database, as soon as it can be used.
     *
     * @throws UnusableDatabase when it cannot, with a sentence for whoever starts the server
     */
    EmbeddedPostgres await() {
        try {
            return start.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while PostgreSQL was starting.", interrupted);
        }
    }

    /** Stops it; one that is about to start is waited for, and one that could not leaves nothing to stop. */
    @Override
    public void close() {
        try {
            start.get().close();
        } catch (ExecutionException neverStarted) {
            // await has said why
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
