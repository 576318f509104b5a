package org.latchkey.graph.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.ConstraintProblems;
import org.latchkey.kernel.Problem;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a write in one transaction: again when another one was in its way, and with a breached constraint in our words. */
@Component
final class Transactions {

    /** How often a write is begun before it is given up. */
    private static final int ATTEMPTS = 3;

    private final TransactionTemplate transaction;
    private final Map<String, Supplier<Problem>> problems = new HashMap<>();

    Transactions(PlatformTransactionManager transactions, List<ConstraintProblems> constraints) {
        this.transaction = new TransactionTemplate(transactions);
        for (ConstraintProblems some : constraints) {
            some.byName().forEach((name, problem) -> {
                if (problems.put(name, problem) != null) {
                    throw new IllegalStateException("two modules say what a breach of " + name + " means");
                }
            });
        }
    }

    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (ConcurrencyFailureException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            } catch (DataIntegrityViolationException breach) {
                throw problem(breach);
            }
        }
    }

    private RuntimeException problem(DataIntegrityViolationException breach) {
        String constraint = constraint(breach);
        Supplier<Problem> known = constraint == null ? null : problems.get(constraint);
        return known == null ? breach : known.get().because(breach);
    }

    private static @Nullable String constraint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused) {
                ServerErrorMessage message = refused.getServerErrorMessage();
                return message == null ? null : message.getConstraint();
            }
        }
        return null;
    }
}
