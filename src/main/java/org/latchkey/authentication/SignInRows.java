package org.latchkey.authentication;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@link SignIns}. */
@Component
class SignInRows {

    /** Whoever was not seen for so long has to sign in again; and whoever was, once nothing they proved counts any more. */
    private static final Duration IDLE = Duration.ofHours(12);

    /** How exactly that is known: so long nothing is written. */
    private static final Duration NOTED = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sql sql;
    private final InstantSource clock;

    SignInRows(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Who it is of. */
    record Found(UUID user, UUID session, Proof proof) {

        static Found read(Row row, Instant now) {
            Map<Factor, Instant> at = new EnumMap<>(Factor.class);
            JSON.readTree(row.text("factors"))
                    .properties()
                    .forEach(given -> Factor.of(given.getKey())
                            .ifPresent(factor -> at.put(
                                    factor, Instant.parse(given.getValue().asString()))));
            return new Found(row.id("user_id"), row.id("session_id"), new Proof(at).standing(now));
        }
    }

    Optional<Found> find(Ticket ticket) {
        Instant now = clock.instant();
        return sql.statement("""
                with noted as (
                  update sign_in
                  set seen_at = :now
                  where tenant_id = :tenant
                    and hash = :hash
                    and seen_at > :forgotten
                    and seen_at < :noted
                    and ends_at > :now
                )
                select user_id, session_id, factors::text as factors
                from sign_in
                where tenant_id = :tenant
                  and hash = :hash
                  and seen_at > :forgotten
                  and ends_at > :now
                """)
                .bind("tenant", ticket.tenant())
                .bind("hash", ticket.hash())
                .bind("now", now)
                .bind("noted", now.minus(NOTED))
                .bind("forgotten", now.minus(IDLE))
                .optional(row -> Found.read(row, now));
    }

    /**
     * The row of a browser stays the same row, so that whoever waits for it finds it. What is over goes by the way, unless somebody is at
     * it: two who come back at once must not wait for each other.
     */
    void keep(Ticket ticket, SignedIn person, Proof proof, UUID session, Optional<Kept> before) {
        Map<String, String> factors = new LinkedHashMap<>();
        proof.at().forEach((factor, when) -> factors.put(factor.authority(), when.toString()));
        sql.statement("""
                with over as (
                  delete from sign_in
                  where tenant_id = :tenant
                    and hash in (
                      select hash
                      from sign_in
                      where tenant_id = :tenant
                        and ends_at <= :now
                        and hash is distinct from :before
                      for update skip locked
                    )
                ), renewed as (
                  update sign_in
                  set
                    hash = :hash,
                    before_hash = :before,
                    factors = :factors::jsonb,
                    seen_at = :now,
                    ends_at = :end
                  where tenant_id = :tenant
                    and hash = :before
                  returning hash
                )
                insert into sign_in (tenant_id, hash, user_id, session_id, factors, seen_at, ends_at)
                select :tenant, :hash, :user, :session, :factors::jsonb, :now, :end
                where not exists (select from renewed)
                """)
                .bind("tenant", ticket.tenant())
                .bind("before", before.map(Kept::hash).orElse(null))
                .bind("hash", ticket.hash())
                .bind("user", person.user())
                .bind("session", session)
                .bind("factors", JSON.writeValueAsString(factors))
                .bind("now", clock.instant())
                .bind("end", proof.end())
                .update();
    }

    /** Whether a sign-in has a row, which stays while the transaction lasts. */
    boolean lasts(UUID tenant, UUID session) {
        return sql.statement("""
                select hash
                from sign_in
                where tenant_id = :tenant
                  and session_id = :session
                limit 1
                for key share
                """)
                .bind("tenant", tenant)
                .bind("session", session)
                .optional(row -> row.text("hash"))
                .isPresent();
    }

    /** All of a sign-in: of two proofs at once each may have left a row. */
    void delete(Kept kept) {
        sql.statement("""
                delete from sign_in
                where tenant_id = :tenant
                  and session_id = :session
                """)
                .bind("tenant", kept.tenant())
                .bind("session", kept.session())
                .update();
    }

    /**
     * What a browser is signed in to.
     *
     * @param hash of the secret that it shows
     */
    record Kept(UUID tenant, String hash, UUID session) {}

    /** What this browser is, or was just now, signed in to; nobody adds to that until the transaction is over. */
    Optional<Kept> hold(Ticket ticket) {
        return sql
                .statement("""
                        select session_id
                        from sign_in
                        where tenant_id = :tenant
                          and session_id = (
                            select shown.session_id
                            from sign_in shown
                            where shown.tenant_id = :tenant
                              and (shown.hash = :hash or shown.before_hash = :hash)
                            limit 1
                          )
                        order by hash
                        for update
                        """)
                .bind("hash", ticket.hash())
                .bind("tenant", ticket.tenant())
                .list(row -> new Kept(ticket.tenant(), ticket.hash(), row.id("session_id")))
                .stream()
                .findFirst();
    }
}
