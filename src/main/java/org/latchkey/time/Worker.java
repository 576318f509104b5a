package org.latchkey.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Works in a thread of its own while the server runs: a round, then a rest until somebody wakes it or the time is up. A round that
 * fails is logged and followed by another.
 */
public abstract class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /** @param name what the thread is called */
    protected Worker(String name) {
        this.name = name;
    }

    /** Does what is due, and tells how long to rest unless woken. Not transactional. */
    protected abstract Duration round() throws InterruptedException;

    /** How long to rest after a round that failed. */
    protected abstract Duration afterFailure();

    /** Something may be due now: the next round begins as soon as the current transaction has committed. */
    public void wake() {
        afterCommit(woken::release);
    }

    /** Does something as soon as the current transaction has committed; at once without one. */
    protected static void afterCommit(Runnable what) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    what.run();
                }
            });
        } else {
            what.run();
        }
    }

    /** Whether this thread shall go on: false once somebody has stopped the worker. */
    protected boolean goesOn() {
        return thread == Thread.currentThread();
    }

    private void work() {
        while (goesOn()) {
            try {
                Duration rest = tryRound();
                if (woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Duration tryRound() throws InterruptedException {
        try {
            return round();
        } catch (RuntimeException failure) {
            LOG.warn("A round of the {} failed and is tried again", name, failure);
            return afterFailure();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
        thread = started;
        started.start();
    }

    /** Lets a round that is under way come to its end. */
    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            woken.release();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
