package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TokenRateTest {
    private static final int MOST = 60;

    private final Provider provider = Provider.fresh();
    private final Registered guessed = Registered.register(provider.api(), "Guessed", "");
    private final Registered other = Registered.register(provider.api(), "Other", "");

    @Test
    void whoGuessesSecretsWaitsAndNobodyElseDoes() {
        Answer last = guess();
        // Twice as many as are let through in a minute, in case one ends meanwhile, and the one that is not.
        for (int guess = 1; guess <= 2 * MOST && last.status() != 429; guess++) {
            last.is(401).has("/error", "invalid_client");
            last = guess();
        }
        last.is(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        other.token(Map.of()).is(200);
        provider.tokens();
    }

    /** How a fourth try with this request is answered, where three may fail. */
    private int fourth(String method, int status, Supplier<Map<String, String>> parameters) {
        TokenRate rate = new TokenRate(3, RunningServer.shared().bean(ProviderPages.class), () -> Instant.EPOCH);
        return last(rate, 4, method, status, parameters);
    }

    private static int last(
            TokenRate rate, int tries, String method, int status, Supplier<Map<String, String>> parameters) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        for (int one = 0; one < tries; one++) {
            MockHttpServletRequest request = new MockHttpServletRequest(method, "/x/oauth2/v2.0/token");
            request.setParameters(parameters.get());
            answer = new MockHttpServletResponse();
            try {
                rate.doFilter(request, answer, (asked, told) -> ((HttpServletResponse) told).setStatus(status));
            } catch (ServletException | IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return answer.getStatus();
    }

    @Test
    void evenTheRightSecretWaits() {
        // On a clock that stands still: a minute may end between two requests.
        TokenRate rate = new TokenRate(3, RunningServer.shared().bean(ProviderPages.class), () -> Instant.EPOCH);
        Supplier<Map<String, String>> client = () -> Map.of("client_id", guessed.appId());
        assertThat(last(rate, 3, "POST", 401, client)).isEqualTo(401);
        assertThat(last(rate, 1, "POST", 200, client)).isEqualTo(429);
        assertThat(last(rate, 1, "POST", 200, () -> Map.of("client_id", other.appId())))
                .isEqualTo(200);
    }

    @Test
    void onlyADeviceThatWaitsMayGoOn() {
        Map<String, String> stray = Map.of("grant_type", "client_credentials", "device_code", "x", "client_id", "y");
        assertThat(fourth("POST", 401, () -> stray)).isEqualTo(429);
        assertThat(fourth("POST", 401, () -> Map.of("grant_type", "device_code")))
                .as("which proves to be no client")
                .isEqualTo(429);
        assertThat(fourth("POST", 400, () -> Map.of("grant_type", "device_code", "device_code", "x")))
                .isEqualTo(400);
    }

    @Test
    void anotherNameEachTimeIsNoWayOut() {
        AtomicInteger count = new AtomicInteger();
        assertThat(fourth("POST", 401, () -> Map.of("client_id", "no id " + count.incrementAndGet())))
                .isEqualTo(429);
        assertThat(fourth(
                        "GET",
                        400,
                        () -> Map.of(
                                "user_code", "X", "client_id", UUID.randomUUID().toString())))
                .as("codes by their link")
                .isEqualTo(429);
        TokenRate rate = new TokenRate(3, RunningServer.shared().bean(ProviderPages.class), () -> Instant.EPOCH);
        Supplier<Map<String, String>> anyClient =
                () -> Map.of("client_id", UUID.randomUUID().toString());
        assertThat(last(rate, 30, "POST", 401, anyClient)).isEqualTo(401);
        assertThat(last(rate, 1, "POST", 401, anyClient)).as("the address").isEqualTo(429);
    }

    private Answer guess() {
        return guessed.token(Map.of("client_secret", "a guess"));
    }
}
