package org.latchkey.authentication;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.latchkey.authentication.Attempts.Count;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Knowing the browsers from which people have signed in before, by a cookie that says nothing about anybody. */
@Component
class Devices {

    private static final String COOKIE = "latchkey-device";
    private static final int BYTES = 24;
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final Sql sql;
    private final Methods methods;
    private final Origin origin;
    private final InstantSource clock;

    Devices(Sql sql, Methods methods, Origin origin, InstantSource clock) {
        this.sql = sql;
        this.methods = methods;
        this.origin = origin;
        this.clock = clock;
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    /**
     * What a try to prove to be somebody is counted by.
     *
     * @param what is tried, like a password
     * @param name what the account is called, whether or not there is one
     */
    List<Count> counts(Call call, HttpServletRequest request, String what, String name, Optional<UUID> user) {
        String subject = what + " " + name;
        return cookie(request)
                .filter(value -> isFamiliar(call, user, value))
                .map(value -> List.of(new Count(Attempts.Kind.DEVICE, subject + " " + value)))
                .orElseGet(() -> Stream.of(
                                new Count(Attempts.Kind.ADDRESS, request.getRemoteAddr()),
                                new Count(Attempts.Kind.ACCOUNT, subject))
                        .toList());
    }

    private boolean isFamiliar(Call call, Optional<UUID> user, String value) {
        return sql.statement(call, """
                select true
                from familiar_device
                where tenant_id = :tenant
                  and user_id = :user
                  and hash = :hash
                  and seen_at > :forgotten
                """)
                .bind("user", user.orElse(new UUID(0, 0)))
                .bind("hash", Hash.of(value))
                .bind("forgotten", clock.instant().minus(REMEMBERED))
                .isTrue();
    }

    /**
     * Somebody has given a first factor in this browser. While they have a second one that they did not prove it stays unknown, or
     * whoever has their password could guess codes from one new browser after the other.
     */
    void remember(Visit visit, Call call, UUID user, Proof proof) {
        if (proof.isMultiple() || methods.kinds(call, user).isEmpty()) {
            remember(call, visit.request(), visit.response(), user);
        }
    }

    /** Somebody has signed in from this browser. */
    void remember(Call call, HttpServletRequest request, HttpServletResponse response, UUID user) {
        String value = cookie(request).orElseGet(() -> Hash.random(BYTES));
        sql.statement(call, """
                with forgotten as (
                  delete from familiar_device
                  where tenant_id = :tenant
                    and user_id = :user
                    and seen_at < :forgotten
                )
                insert into familiar_device (tenant_id, user_id, hash, seen_at)
                values (:tenant, :user, :hash, :real)
                on conflict (tenant_id, user_id, hash) do update
                set seen_at = excluded.seen_at
                """)
                .bind("user", user)
                .bind("hash", Hash.of(value))
                .bind("real", clock.instant())
                .bind("forgotten", clock.instant().minus(REMEMBERED))
                .update();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(origin.isSecure(request))
                        .sameSite("Lax")
                        .maxAge(REMEMBERED)
                        .build()
                        .toString());
    }
}
