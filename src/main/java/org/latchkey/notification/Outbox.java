package org.latchkey.notification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.notification.Template.Written;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writing down what people are to be told, in the transaction of what it tells of; {@link SendNotices} sends it. */
@Component
public class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** The most mails for one notice. */
    private static final int MOST = 1_000;

    private final Sql sql;
    private final Tenants tenants;
    private final AddressBook people;
    private final Mailer mailer;
    private final SendNotices sender;
    private final InstantSource system;
    private final ApplicationEventPublisher news;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    Outbox(
            Sql sql,
            Tenants tenants,
            AddressBook people,
            Mailer mailer,
            SendNotices sender,
            InstantSource system,
            ApplicationEventPublisher news) {
        this.sql = sql;
        this.tenants = tenants;
        this.people = people;
        this.mailer = mailer;
        this.sender = sender;
        this.system = system;
        this.news = news;
    }

    /** A notice in words. */
    private record Letter(UUID id, Notice notice, Written written) {}

    /** One mail of a notice. */
    private record Envelope(UUID id, UUID notice, @Nullable UUID recipient, String address) {}

    /**
     * A mail as it is kept.
     *
     * @param text null for a secret
     * @param state {@code held}, {@code due}, {@code sent} or {@code failed}
     * @param createdDateTime by the tenant's clock
     */
    public record Copy(
            UUID id,
            String to,
            String subject,
            @Nullable String text,
            Instant createdDateTime,
            String state,
            int attempts,
            @Nullable String lastError,
            String template,
            String about) {

        /** With words that come from elsewhere. */
        public Copy withText(@Nullable String words) {
            return new Copy(id, to, subject, words, createdDateTime, state, attempts, lastError, template, about);
        }
    }

    /** Tells people; each address once a notice. Two statements, however many notices and people there are. */
    public void post(Call call, Collection<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        Set<UUID> ids = new HashSet<>();
        notices.forEach(notice -> ids.addAll(notice.people()));
        Map<UUID, String> known = ids.isEmpty() ? Map.of() : people.addresses(call, ids);
        List<Letter> letters = new ArrayList<>();
        List<Envelope> envelopes = new ArrayList<>();
        for (Notice notice : notices) {
            UUID id = Ids.next();
            List<Envelope> mails = envelopes(id, notice, known);
            if (!mails.isEmpty()) {
                letters.add(new Letter(id, notice, write(call, notice)));
                envelopes.addAll(mails);
            }
        }
        if (!letters.isEmpty()) {
            insert(call, letters, envelopes, false);
            sender.wake();
        }
    }

    /**
     * Sends a secret, like a one-time code, to one address as soon as the transaction has committed. What is stored says
     * that it was sent, to whom and under which subject, not what it said; so it is tried for seconds, not for days, and a
     * server that is killed meanwhile takes it along. The subject must not hold the secret.
     */
    public void sendSecret(Call call, String address, Notice notice) {
        Written written = write(call, notice);
        Letter letter = new Letter(Ids.next(), notice, written);
        Envelope envelope = new Envelope(Ids.next(), letter.id(), null, address);
        insert(call, List.of(letter), List.of(envelope), true);
        news.publishEvent(new SecretWritten(call, envelope.id(), written.text()));
        if (mailer.isOn()) {
            sender.sendNow(new Mail(
                    call.tenant(),
                    envelope.id(),
                    address,
                    written.subject(),
                    written.text(),
                    written.html(),
                    0,
                    system.instant()));
        }
    }

    private static List<Envelope> envelopes(UUID id, Notice notice, Map<UUID, String> known) {
        Map<String, Envelope> mails = new LinkedHashMap<>();
        for (UUID person : notice.people()) {
            String address = known.get(person);
            if (address != null) {
                mails.putIfAbsent(address.toLowerCase(Locale.ROOT), new Envelope(Ids.next(), id, person, address));
            }
        }
        for (String address : notice.addresses()) {
            mails.putIfAbsent(address.toLowerCase(Locale.ROOT), new Envelope(Ids.next(), id, null, address));
        }
        if (mails.size() > MOST) {
            LOG.warn(
                    "{} about {} would go to {} people; only {} of them are told.",
                    notice.template(),
                    notice.about(),
                    mails.size(),
                    MOST);
        }
        return mails.values().stream().limit(MOST).toList();
    }

    private Written write(Call call, Notice notice) {
        String organization =
                tenants.find(call.tenant()).map(Tenant::displayName).orElse("");
        return templates
                .computeIfAbsent(notice.template(), Template::load)
                .write(
                        notice.fact("organization", organization).facts(),
                        "Sent by Latchkey for %s. Nobody reads answers to this mail.".formatted(organization));
    }

    private void insert(Call call, List<Letter> letters, List<Envelope> envelopes, boolean isSecret) {
        Instant real = system.instant();
        MailState state = mailer.isOn() ? MailState.DUE : MailState.HELD;
        sql.statement(call, """
                with told as (
                  insert into notice (tenant_id, id, template, about, subject, text, html, created_at, queued_at)
                  select :tenant, n.id, n.template, n.about, n.subject, n.text, n.html, :now, :real
                  from unnest(:ids::uuid[], :templates::text[], :abouts::text[], :subjects::text[], :texts::text[], :htmls::text[])
                    as n (id, template, about, subject, text, html)
                )
                insert into notice_mail (tenant_id, id, notice_id, recipient_id, address, state, due_at, attempts)
                select :tenant, m.id, m.notice_id, m.recipient_id, m.address, :state, :due, 0
                from unnest(:mails::uuid[], :notices::uuid[], :recipients::uuid[], :addresses::text[])
                  as m (id, notice_id, recipient_id, address)
                """)
                .bind("real", real)
                .bind("ids", letters.stream().map(Letter::id).toList())
                .bind(
                        "templates",
                        letters.stream().map(it -> it.notice().template()).toList())
                .bind("abouts", letters.stream().map(it -> it.notice().about()).toList())
                .bind(
                        "subjects",
                        letters.stream().map(it -> it.written().subject()).toList())
                .bind("texts", words(letters, isSecret, false))
                .bind("htmls", words(letters, isSecret, true))
                .bind("state", state)
                // A secret is sent by whoever has its words; if they get lost, that is found out later.
                .bind("due", state == MailState.HELD ? null : isSecret ? real.plus(SendNotices.LEASE) : real)
                .bind("mails", envelopes.stream().map(Envelope::id).toList())
                .bind("notices", envelopes.stream().map(Envelope::notice).toList())
                .bind("recipients", recipients(envelopes))
                .bind("addresses", envelopes.stream().map(Envelope::address).toList())
                .update();
    }

    private static List<@Nullable String> words(List<Letter> letters, boolean isSecret, boolean isHtml) {
        List<@Nullable String> words = new ArrayList<>();
        for (Letter letter : letters) {
            words.add(
                    isSecret
                            ? null
                            : isHtml
                                    ? letter.written().html()
                                    : letter.written().text());
        }
        return words;
    }

    private static List<@Nullable UUID> recipients(List<Envelope> envelopes) {
        List<@Nullable UUID> recipients = new ArrayList<>();
        envelopes.forEach(it -> recipients.add(it.recipient()));
        return recipients;
    }

    /**
     * The mails of a tenant, sent or not, in the order they were written.
     *
     * @param to whom, in any case; null for all
     */
    public List<Copy> mails(UUID tenant, @Nullable String to) {
        return sql.statement("""
                select m.id, m.address, n.subject, n.text, n.created_at, m.state, m.attempts, m.last_error, n.template, n.about
                from notice_mail m
                join notice n
                  on n.tenant_id = m.tenant_id
                  and n.id = m.notice_id
                where m.tenant_id = :tenant
                  and (:to::text is null or lower(m.address) = lower(:to))
                order by m.number
                """).bind("tenant", tenant).bind("to", to).list(Outbox::copy);
    }

    private static Copy copy(Row row) {
        return new Copy(
                row.id("id"),
                row.text("address"),
                row.text("subject"),
                row.textOrNull("text"),
                row.instant("created_at"),
                row.text("state"),
                row.number("attempts"),
                row.textOrNull("last_error"),
                row.text("template"),
                row.text("about"));
    }
}
