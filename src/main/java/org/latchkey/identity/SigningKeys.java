package org.latchkey.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Ids;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens, in the database, sealed. A key signs for thirty days; the next one is there a day before it signs, so
 * that every server and every client that keeps our public keys knows it by then, and the old one verifies for a day more than
 * anything it signed can live. Every server that is asked looks every few seconds, and the first to find that a key is due makes it;
 * keys that are gone from the database are so here, too.
 */
@Component
class SigningKeys {

    private static final int BITS = 2048;
    private static final Duration SIGNS = Duration.ofDays(30);
    private static final Duration ANNOUNCED = Duration.ofDays(1);
    private static final Duration VERIFIES_ON = Duration.ofDays(1);
    /** How long a key that was asked for is known before it signs: longer than any server goes without looking. */
    private static final Duration NOTICE = Duration.ofMinutes(2);

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Sql sql;
    private final Vault vault;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private volatile @Nullable Known known;

    /** What the database held at an instant. */
    private record Known(List<Key> keys, Instant asOf) {}

    /** One key, with its private half. */
    private record Key(
            UUID id,
            RSAKey pair,
            Instant signsFrom,
            boolean replace,
            @Nullable Instant ends) {}

    SigningKeys(Sql sql, Vault vault, InstantSource clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.vault = vault;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The public halves of all keys that verify, that of the one that signs first. */
    JWKSet keys() {
        Instant now = clock.instant();
        Key signing = signing(now);
        return new JWKSet(known(now).keys().stream()
                .filter(key -> isKnown(key, now))
                .sorted(java.util.Comparator.comparing(key -> !key.equals(signing)))
                .<JWK>map(key -> key.pair().toPublicJWK())
                .toList());
    }

    /** Whether what a key signed is taken. */
    boolean verifies(String keyId) {
        Instant now = clock.instant();
        return known(now).keys().stream().anyMatch(key -> key.id().toString().equals(keyId) && isKnown(key, now));
    }

    /** The one that signs. */
    RSAKey current() {
        return signing(clock.instant()).pair();
    }

    private Key signing(Instant now) {
        return latest(known(now).keys(), now);
    }

    private static Key latest(List<Key> keys, Instant now) {
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now) && isKnown(key, now))
                .max(java.util.Comparator.comparing(Key::signsFrom))
                .orElseThrow(() -> new IllegalStateException("no key signs"));
    }

    private static boolean isKnown(Key key, Instant now) {
        return key.ends() == null || now.isBefore(key.ends());
    }

    private Known known(Instant now) {
        Known before = known;
        if (before != null && now.isBefore(before.asOf().plus(FRESH))) {
            return before;
        }
        synchronized (this) {
            Known other = known;
            if (other == null || !now.isBefore(other.asOf().plus(FRESH))) {
                other = new Known(due(now), now);
                known = other;
            }
            return other;
        }
    }

    /** What is there, after what was due has been made. */
    private List<Key> due(Instant now) {
        List<Key> keys = read();
        if (!needsAnother(keys, now)) {
            return keys;
        }
        transaction.executeWithoutResult(status -> {
            // One server makes it; the others find it made.
            sql.statement("lock table signing_key in exclusive mode").update();
            List<Key> there = read();
            if (needsAnother(there, now)) {
                add(signsFrom(there, now), now);
            }
        });
        return read();
    }

    private static boolean needsAnother(List<Key> keys, Instant now) {
        Instant next = now.minus(SIGNS).plus(ANNOUNCED);
        return keys.stream().noneMatch(key -> !key.replace() && key.signsFrom().isAfter(next));
    }

    /** When the next one signs: at once if it is the first, soon if somebody asked for it, else when the last is through. */
    private static Instant signsFrom(List<Key> there, Instant now) {
        if (there.isEmpty()) {
            return now;
        }
        return there.stream().anyMatch(Key::replace)
                ? now.plus(NOTICE)
                : latest(there, now).signsFrom().plus(SIGNS);
    }

    /** Makes the next one. One that was to sign later never does: it is gone. */
    private void add(Instant from, Instant now) {
        // No finer than the database keeps, or a key would not sign at the instant it was made.
        Instant signsFrom = (from.isBefore(now) ? now : from).truncatedTo(ChronoUnit.MICROS);
        UUID id = Ids.next();
        sql.statement("""
                with overtaken as (
                  delete from signing_key
                  where signs_from >= :from
                ), ended as (
                  update signing_key
                  set ends_at = :end, replace = false
                  where ends_at is null
                    and signs_from < :from
                )
                insert into signing_key (id, sealed, signs_from)
                values (:id, :sealed, :from)
                """)
                .bind("id", id)
                .bind("sealed", vault.seal(id.toString(), generate(id).toJSONString()))
                .bind("from", signsFrom)
                .bind("end", signsFrom.plus(VERIFIES_ON))
                .update();
        sql.statement("""
                delete from signing_key
                where ends_at <= :now
                """).bind("now", now).update();
    }

    private List<Key> read() {
        return sql.statement("""
                select id, sealed, signs_from, replace, ends_at
                from signing_key
                order by signs_from, id
                """).list(this::read);
    }

    private Key read(Row row) {
        try {
            UUID id = row.id("id");
            return new Key(
                    id,
                    RSAKey.parse(vault.open(id.toString(), row.text("sealed"))),
                    row.instant("signs_from"),
                    row.bool("replace"),
                    row.instantOrNull("ends_at"));
        } catch (ParseException impossible) {
            throw new IllegalStateException("A signing key cannot be read", impossible);
        }
    }

    private static RSAKey generate(UUID id) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(id.toString())
                    .generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
