package org.latchkey.postgres;

/** The server cannot start with this database. The message is one sentence for whoever starts the server. */
public final class UnusableDatabase extends RuntimeException {
    public UnusableDatabase(String sentence) {
        super(sentence);
    }

    public UnusableDatabase(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
