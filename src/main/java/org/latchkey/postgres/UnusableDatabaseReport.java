package org.latchkey.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows whoever starts the server our sentence in place of a stack trace. */
final class UnusableDatabaseReport extends AbstractFailureAnalyzer<UnusableDatabase> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableDatabase cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
