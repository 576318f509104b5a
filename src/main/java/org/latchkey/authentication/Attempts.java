package org.latchkey.authentication;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Counting what was tried in vain, and making whoever tries on wait: twice as long each time, up to an hour. A try is counted
 * before it is made and given back when it succeeds, so that many at once gain nothing.
 *
 * <p>Who tries from a browser of the account's owner is counted by that browser alone. Everybody else shares the count of the
 * account and that of their address. So guessing from elsewhere never keeps the owner out where they are at home.
 */
@Component
class Attempts {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Sql sql;
    private final InstantSource clock;

    Attempts(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is counted. */
    enum Kind {
        /** Tries with one account from one browser of its owner. */
        DEVICE(10),
        /** Tries with one account from anywhere else. */
        ACCOUNT(10),
        /** Tries from one address with any account. */
        ADDRESS(50),
        /** Mails with a code to one person. */
        MAIL(5);

        private final int free;

        Kind(int free) {
            this.free = free;
        }
    }

    /** One count that a try goes to. */
    record Count(Kind kind, String subject) {

        String key() {
            return kind + "/" + Hash.of(subject);
        }
    }

    /** Too many tries: nothing was checked, and nothing will be for a while. */
    static final class TooMany extends Exception {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        TooMany(Duration wait) {
            super("wait " + wait);
            this.wait = wait;
        }

        /** How long nothing is tried, at least a second. */
        Duration remaining() {
            return wait;
        }
    }

    /** A try that has been counted. */
    final class Attempt {

        private final Call call;
        private final List<Count> counts;

        private Attempt(Call call, List<Count> counts) {
            this.call = call;
            this.counts = List.copyOf(counts);
        }

        /** It was right: it counts no more, and an own browser starts afresh. */
        void succeed() {
            sql.statement(call, """
                    update attempt_count
                    set
                      failures = case when subject like 'DEVICE/%' then 0 else failures - 1 end,
                      free_at = last_at
                    where tenant_id = :tenant
                      and subject = any (:subjects::text[])
                    """)
                    .bind("subjects", counts.stream().map(Count::key).toList())
                    .update();
        }
    }

    /** Counts a try, or refuses it. */
    Attempt begin(Call call, List<Count> counts) throws TooMany {
        List<Count> taken = new ArrayList<>();
        for (Count count : counts) {
            if (!take(call, count)) {
                new Attempt(call, taken).succeed();
                throw new TooMany(remaining(call, count));
            }
            taken.add(count);
        }
        return new Attempt(call, taken);
    }

    private boolean take(Call call, Count count) {
        Instant real = clock.instant();
        return sql.statement(call, """
                with forgotten as (
                  delete from attempt_count
                  where tenant_id = :tenant
                    and last_at < :forgotten
                    and subject <> :subject
                )
                insert into attempt_count as c (tenant_id, subject, failures, free_at, last_at)
                values (:tenant, :subject, 1, :real, :real)
                on conflict (tenant_id, subject) do update
                set
                  failures = case when c.last_at < :forgotten then 1 else c.failures + 1 end,
                  free_at = case
                    when c.last_at >= :forgotten and c.failures + 1 >= :free
                      then :real + :wait::interval * power(2, least(c.failures + 1 - :free, :doublings))
                    else :real
                  end,
                  last_at = :real
                where c.free_at <= :real
                returning failures
                """)
                .bind("subject", count.key())
                .bind("real", real)
                .bind("forgotten", real.minus(REMEMBERED))
                .bind("free", count.kind().free)
                .bind("wait", FIRST_WAIT)
                .bind("doublings", MOST_DOUBLINGS)
                .optional(row -> row.number("failures"))
                .isPresent();
    }

    private Duration remaining(Call call, Count count) {
        Duration left = sql.statement(call, """
                select free_at
                from attempt_count
                where tenant_id = :tenant
                  and subject = :subject
                """)
                .bind("subject", count.key())
                .optional(row -> Duration.between(clock.instant(), row.instant("free_at")))
                .orElse(Duration.ZERO);
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }
}
