package org.latchkey.notification;

/** The server cannot start with this address of a mail server. The message is one sentence for whoever starts it. */
final class UnusableMailServer extends RuntimeException {
    UnusableMailServer(String sentence) {
        super(sentence);
    }
}
