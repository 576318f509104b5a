package org.latchkey.notification;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows whoever starts the server our sentence in place of a stack trace. */
final class UnusableMailServerReport extends AbstractFailureAnalyzer<UnusableMailServer> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableMailServer cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
