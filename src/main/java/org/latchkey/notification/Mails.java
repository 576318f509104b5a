package org.latchkey.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/** The rows of mails, in real time: taking one to send it, noting how that went, and forgetting old ones. */
@Component
class Mails {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Sql sql;

    Mails(Sql sql) {
        this.sql = sql;
    }

    /** How many wait, since when the oldest does, and how many were given up. */
    record Tally(long due, @Nullable Instant oldest, long failed) {}

    /**
     * Takes the mail of any tenant that has been due longest. Nobody else takes it until the lease is over; whoever took it
     * and is gone by then loses it.
     */
    Optional<Mail> claim(Instant now, Instant lease) {
        return sql.statement("""
                with taken as (
                  select tenant_id, id
                  from notice_mail
                  where state in %s
                    and due_at <= :now
                  order by due_at
                  limit 1
                  for update skip locked
                )
                update notice_mail m
                set due_at = :lease,
                  attempts = m.attempts + 1
                from taken
                join notice n
                  on n.tenant_id = taken.tenant_id
                where m.tenant_id = taken.tenant_id
                  and m.id = taken.id
                  and n.id = m.notice_id
                returning m.tenant_id, m.id, m.address, n.subject, n.text, n.html, m.attempts, n.queued_at
                """.formatted(MailState.DELIVER.sources()))
                .bind("now", now)
                .bind("lease", lease)
                .optional(Mails::read);
    }

    private static Mail read(Row row) {
        return new Mail(
                row.id("tenant_id"),
                row.id("id"),
                row.text("address"),
                row.text("subject"),
                row.textOrNull("text"),
                row.textOrNull("html"),
                row.number("attempts"),
                row.instant("queued_at"));
    }

    void sent(Mail mail, int attempts, Instant at) {
        sql.statement("""
                update notice_mail
                set state = %s, sent_at = :at, due_at = null, attempts = :attempts, last_error = null
                where tenant_id = :tenant
                  and id = :id
                  and state in %s
                """.formatted(MailState.DELIVER.target(), MailState.DELIVER.sources()))
                .bind("at", at)
                .bind("attempts", attempts)
                .bind("tenant", mail.tenant())
                .bind("id", mail.id())
                .update();
    }

    void failed(Mail mail, int attempts, String error) {
        sql.statement("""
                update notice_mail
                set state = %s, due_at = null, attempts = :attempts, last_error = :error
                where tenant_id = :tenant
                  and id = :id
                  and state in %s
                """.formatted(MailState.GIVE_UP.target(), MailState.GIVE_UP.sources()))
                .bind("error", error)
                .bind("attempts", attempts)
                .bind("tenant", mail.tenant())
                .bind("id", mail.id())
                .update();
    }

    void tryAgain(Mail mail, Instant at, String error) {
        sql.statement("""
                update notice_mail
                set due_at = :at, last_error = :error
                where tenant_id = :tenant
                  and id = :id
                  and state in %s
                """.formatted(MailState.DELIVER.sources()))
                .bind("at", at)
                .bind("error", error)
                .bind("tenant", mail.tenant())
                .bind("id", mail.id())
                .update();
    }

    /** What waits and what failed, of all tenants together: the server's gauges know none. */
    Tally tally() {
        return sql.statement("""
                select count(*) filter (where m.state = 'due') as due, min(n.queued_at) filter (where m.state = 'due') as oldest,
                  count(*) filter (where m.state = 'failed') as failed
                from notice_mail m
                join notice n
                  on n.tenant_id = m.tenant_id
                  and n.id = m.notice_id
                where m.state in ('due', 'failed')
                """)
                .one(row -> new Tally(row.bigNumber("due"), row.instantOrNull("oldest"), row.bigNumber("failed")));
    }

    /** Removes what was written long ago, of all tenants. Nothing is still on its way after so many days. */
    void forget(Instant now) {
        sql.statement("""
                delete from notice
                where queued_at < :before
                """).bind("before", now.minus(KEPT)).update();
    }
}
