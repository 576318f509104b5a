package org.latchkey.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.latchkey.time.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends mails, in real time and outside every transaction: one is taken with a lease, sent, and marked. Any number of servers
 * may do so on one database. A server that is killed between sending and marking has it sent again, under the same message
 * id: at least once.
 */
@Component
class SendNotices extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(SendNotices.class);

    /** Longer than any conversation with a mail server lasts. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FORGET = Duration.ofHours(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    /** As long as mail servers try among themselves (RFC 5321, 4.5.4.1). */
    private static final Duration GIVE_UP = Duration.ofDays(5);

    private static final int TRIES_OF_A_SECRET = 3;

    private final Mails mails;
    private final Mailer mailer;
    private final InstantSource system;
    private Duration pause = Duration.ZERO;
    private Instant silentUntil = Instant.MIN;
    private Instant forgetAt = Instant.MIN;

    SendNotices(Mails mails, Mailer mailer, InstantSource system) {
        super("mails");
        this.mails = mails;
        this.mailer = mailer;
        this.system = system;
    }

    /** Sends a mail whose words only the caller has, as soon as the current transaction has committed. */
    void sendNow(Mail mail) {
        afterCommit(() -> Thread.ofVirtual().name("secret mail").start(() -> sendSecret(mail)));
    }

    private void sendSecret(Mail mail) {
        for (int attempt = 1; ; attempt++) {
            Mailer.Report report = mailer.send(mail);
            if (report.outcome() == Mailer.Outcome.SENT) {
                mails.sent(mail, attempt, system.instant());
                return;
            }
            if (report.outcome() == Mailer.Outcome.REFUSED || attempt == TRIES_OF_A_SECRET) {
                giveUp(mail, attempt, report.error());
                return;
            }
            try {
                Thread.sleep(SHORTEST_PAUSE.multipliedBy(attempt));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    protected Duration round() {
        forgetOld();
        Instant now = system.instant();
        if (now.isBefore(silentUntil)) {
            return Duration.between(now, silentUntil);
        }
        // After a failure of the mail server one try tells whether it is back.
        do {
            if (!sendOne()) {
                pause = Duration.ZERO;
                return mailer.isOn() ? LOOK : FORGET;
            }
        } while (goesOn() && pause.isZero());
        return pause;
    }

    @Override
    protected Duration afterFailure() {
        rest(longer(pause));
        return pause;
    }

    /** Leaves the mail server alone for a while, whoever wakes us. */
    private void rest(Duration length) {
        pause = length;
        silentUntil = system.instant().plus(length);
    }

    /** Whether there was one to send. */
    private boolean sendOne() {
        if (!mailer.isOn()) {
            return false;
        }
        Instant now = system.instant();
        Optional<Mail> taken = mails.claim(now, now.plus(LEASE));
        taken.ifPresent(this::send);
        return taken.isPresent();
    }

    private void send(Mail mail) {
        if (mail.text() == null) {
            giveUp(mail, mail.attempts(), "The server that had the secret is gone.");
            return;
        }
        Mailer.Report report = mailer.send(mail);
        Instant now = system.instant();
        rest(report.outcome() == Mailer.Outcome.UNREACHABLE ? longer(pause) : Duration.ZERO);
        boolean isOld = mail.queued().plus(GIVE_UP).isBefore(now);
        switch (report.outcome()) {
            case SENT -> mails.sent(mail, mail.attempts(), now);
            case REFUSED -> giveUp(mail, mail.attempts(), report.error());
            case NOT_YET, UNREACHABLE -> {
                if (isOld) {
                    giveUp(mail, mail.attempts(), report.error());
                } else {
                    boolean isTheServer = report.outcome() == Mailer.Outcome.UNREACHABLE;
                    Duration wait = isTheServer ? pause : retry(mail.attempts());
                    LOG.warn("{} could not be sent, attempt {}: {}", mail, mail.attempts(), report.error());
                    mails.tryAgain(mail, now.plus(wait), report.error());
                }
            }
        }
    }

    private void giveUp(Mail mail, int attempts, String error) {
        LOG.error("{} is given up after {} attempts: {}", mail, attempts, error);
        mails.failed(mail, attempts, error);
    }

    private void forgetOld() {
        Instant now = system.instant();
        if (now.isAfter(forgetAt)) {
            mails.forget(now);
            forgetAt = now.plus(FORGET);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.isZero() ? SHORTEST_PAUSE : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static Duration retry(int attempts) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts - 1, 10));
        return wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
    }
}
