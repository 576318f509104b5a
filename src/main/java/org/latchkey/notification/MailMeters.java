package org.latchkey.notification;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** What an operator watches: mails that wait, how long the oldest has been waiting, and mails that were given up. */
@Component
class MailMeters implements MeterBinder {

    private final Mails mails;
    private final InstantSource system;

    MailMeters(Mails mails, InstantSource system) {
        this.mails = mails;
        this.system = system;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("latchkey.mails.due", mails, it -> it.tally().due())
                .description("Mails that wait to be sent")
                .register(registry);
        Gauge.builder("latchkey.mails.failed", mails, it -> it.tally().failed())
                .description("Mails of the last 30 days that were given up")
                .register(registry);
        Gauge.builder("latchkey.mails.oldest", mails, it -> age(it.tally()))
                .description("How long the oldest mail that waits has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    private double age(Mails.Tally tally) {
        Instant oldest = tally.oldest();
        return oldest == null ? 0 : Duration.between(oldest, system.instant()).toMillis() / 1000.0;
    }
}
