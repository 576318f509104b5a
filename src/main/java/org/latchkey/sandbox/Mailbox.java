package org.latchkey.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.notification.Outbox;
import org.latchkey.notification.SecretWritten;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The mails of a tenant, for developers to read without a mail server. The words of secrets, which are stored nowhere, are
 * there for the last few hundred, as long as the server runs.
 */
@Component
@Conditional(WhileSandbox.class)
class Mailbox {

    private static final int SECRETS = 500;

    private final Outbox outbox;
    private final Map<UUID, String> secrets = new LinkedHashMap<>();

    Mailbox(Outbox outbox) {
        this.outbox = outbox;
    }

    record Mails(List<Outbox.Copy> value) {}

    @EventListener
    void on(SecretWritten written) {
        synchronized (secrets) {
            secrets.put(written.mail(), written.text());
            if (secrets.size() > SECRETS) {
                secrets.remove(secrets.keySet().iterator().next());
            }
        }
    }

    Mails of(UUID tenant, @Nullable String to) {
        return new Mails(outbox.mails(tenant, to).stream().map(this::legible).toList());
    }

    private Outbox.Copy legible(Outbox.Copy mail) {
        synchronized (secrets) {
            return mail.text() != null ? mail : mail.withText(secrets.get(mail.id()));
        }
    }
}
