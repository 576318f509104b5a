package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Registered;

class TokenRateTest {
    private static final int MOST = 60;

    private final Provider provider = Provider.fresh();
    private final Registered guessed = Registered.register(provider.api(), "Guessed", "");
    private final Registered other = Registered.register(provider.api(), "Other", "");

    @Test
    void whoGuessesSecretsWaitsAndNobodyElseDoes() {
        Answer last = guess();
        // Twice as many as are let through in a minute, in case one ends meanwhile.
        for (int guess = 1; guess < 2 * MOST && last.status() != 429; guess++) {
            last.is(401).has("/error", "invalid_client");
            last = guess();
        }
        last.is(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        guessed.token(Map.of()).is(429);
        other.token(Map.of()).is(200);
        provider.tokens();
    }

    private Answer guess() {
        return guessed.token(Map.of("client_secret", "a guess"));
    }
}
