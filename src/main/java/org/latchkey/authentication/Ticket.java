package org.latchkey.authentication;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.latchkey.kernel.Ids;

/** What a browser shows of a sign-in. */
record Ticket(UUID tenant, String secret) {

    static final String COOKIE = "latchkey-sign-in";
    private static final int BYTES = 32;

    static Ticket fresh(UUID tenant) {
        return new Ticket(tenant, Hash.random(BYTES));
    }

    static Optional<Ticket> of(HttpServletRequest request) {
        // One that was given in this very request is on its way.
        return request.getAttribute(COOKIE) instanceof Ticket given ? Optional.of(given) : shown(request);
    }

    private static Optional<Ticket> shown(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .map(value -> value.split("\\.", 2))
                .filter(parts -> parts.length == 2)
                .flatMap(parts -> Ids.parse(parts[0]).map(tenant -> new Ticket(tenant, parts[1])));
    }

    String text() {
        return tenant + "." + secret;
    }

    /** It is on its way to the browser that asked. */
    void given(HttpServletRequest request) {
        request.setAttribute(COOKIE, this);
    }

    /** Of the secret: what is kept. */
    String hash() {
        return Hash.of(secret);
    }
}
