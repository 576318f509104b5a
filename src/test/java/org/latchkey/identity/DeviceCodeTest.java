package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;

class DeviceCodeTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final Registered CLIENT =
            Registered.register(PROVIDER.api(), "Shell", ", \"isFallbackPublicClient\": true");

    private static Answer start(String scope) {
        return start(CLIENT, scope);
    }

    private static Answer start(Registered client, String scope) {
        return PROVIDER.api()
                .form(
                        "/" + PROVIDER.tenant() + "/oauth2/v2.0/devicecode",
                        Map.of("client_id", client.appId(), "scope", scope));
    }

    private static Answer poll(Answer started) {
        return poll(CLIENT, started);
    }

    private static Answer poll(Registered client, Answer started) {
        return PROVIDER.token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "client_id",
                client.appId(),
                "device_code",
                started.text("/device_code"),
                "client_info",
                "1"));
    }

    private static Browser.Page enter(Browser browser, String code) {
        Browser.Page page = browser.open("/" + PROVIDER.tenant() + "/oauth2/v2.0/deviceauth");
        if (page.address().getPath().contains("/signin")) {
            page = Provider.signIn(page, PROVIDER.adasName(), Provider.PASSWORD);
        }
        return page.submit(Map.of("user_code", code));
    }

    @Test
    void aPublicClientWithoutABrowserSignsAPersonIn() {
        Answer started = start("https://graph.microsoft.com/User.Read openid profile offline_access")
                .is(200);
        assertThat(started.text("/message")).contains(started.text("/user_code"));
        poll(started).is(400).has("/error", "authorization_pending");
        Browser.Page page = enter(PROVIDER.browser(), started.text("/user_code").toLowerCase(java.util.Locale.ROOT));
        assertThat(page.body()).contains("Shell").contains("User.Read").contains("another device");
        assertThat(page.submit(Map.of()).body()).contains("You are signed in on your device");
        Answer tokens = poll(started).is(200);
        assertThat(tokens.text("/client_info")).isNotEmpty();
        assertThat(tokens.text("/scope")).contains("User.Read");
        assertThat(Provider.claims(tokens.text("/id_token")).getClaim("oid")).isEqualTo(PROVIDER.ada());
        PROVIDER.callsWith(tokens.text("/access_token"), "me").is(200).has("/displayName", "Ada");
        poll(started).is(400);
        PROVIDER.token(Map.of(
                        "grant_type", "refresh_token",
                        "client_id", CLIENT.appId(),
                        "refresh_token", tokens.text("/refresh_token")))
                .is(200);
    }

    @Test
    void aDeviceMayRefreshWhateverItAskedFor() {
        Answer started = start("openid profile offline_access User.Read").is(200);
        enter(PROVIDER.browser(), started.text("/user_code")).submit(Map.of());
        Answer tokens = poll(started).is(200);
        for (int times = 0; times < 2; times++) {
            tokens = PROVIDER.token(Map.of(
                            "grant_type",
                            "refresh_token",
                            "client_id",
                            CLIENT.appId(),
                            // As MSAL asks.
                            "scope",
                            "openid profile offline_access https://graph.microsoft.com/User.Read",
                            "refresh_token",
                            tokens.text("/refresh_token")))
                    .is(200);
        }
    }

    @Test
    void aPersonIsAlwaysToldWhatACodeIsFor() {
        Browser browser = PROVIDER.browser();
        enter(browser, start("User.Read").text("/user_code")).submit(Map.of());
        Answer again = start("User.Read").is(200);
        assertThat(enter(browser, again.text("/user_code")).body()).contains("Accept");
        poll(again).is(400).has("/error", "authorization_pending");
    }

    @Test
    void whatAnAdministratorAgreedToAnybodyMayAccept() {
        Registered shell = Registered.register(PROVIDER.api(), "Governed", ", \"isFallbackPublicClient\": true");
        Answer refused = start(shell, "Group.ReadWrite.All");
        assertThat(enter(PROVIDER.browser(), refused.text("/user_code")).body())
                .contains("An administrator must agree");
        shell.agreed("Group.ReadWrite.All");
        Answer started = start(shell, "Group.ReadWrite.All User.Read").is(200);
        enter(PROVIDER.browser(), started.text("/user_code")).submit(Map.of());
        assertThat(poll(shell, started).is(200).text("/scope")).contains("Group.ReadWrite.All", "User.Read");
    }

    @Test
    void whoeverGuessesCodesHasToWait() {
        Browser guessing = new Browser(PROVIDER.api().server(), "127.0.79.1");
        assertThat(guessing.open("/" + PROVIDER.tenant() + "/signin")
                        .submit(Map.of("username", PROVIDER.adasName(), "password", Provider.PASSWORD))
                        .status())
                .isEqualTo(200);
        String path = "/" + PROVIDER.tenant() + "/oauth2/v2.0/deviceauth";
        String right = start("User.Read").text("/user_code");
        long minute;
        int late;
        do {
            minute = minute();
            int status = 400;
            // Twice as many as are let through in a minute, in case one ends meanwhile, and the one that is not.
            for (int guess = 0; guess < 121 && status == 400; guess++) {
                status = guessing.post(path, Map.of("user_code", "AAAA-%04d".formatted(guess)))
                        .status();
            }
            assertThat(status).isEqualTo(429);
            late = guessing.post(path, Map.of("user_code", right)).status();
            // Failures are counted anew each minute: one that ended meanwhile may have let the right one through.
        } while (minute() != minute);
        assertThat(late).as("the right one comes too late").isEqualTo(429);
        Browser other = PROVIDER.browser();
        PROVIDER.signIn(other, Map.of());
        assertThat(other.open(path + "?user_code=" + right).body()).contains("runs on another device");
    }

    /** The minute of the clock by which failures are counted. */
    private static long minute() {
        return Instant.now().getEpochSecond() / 60;
    }

    @Test
    void aWrongCodeLeadsNowhere() {
        assertThat(enter(PROVIDER.browser(), "BBBB-BBBB").status()).isEqualTo(400);
    }

    @Test
    void aFormNeedNotSayThatItIsOne() throws Exception {
        String form = "client_id=" + CLIENT.appId() + "&scope=User.Read";
        assertThat(unnamed(form)).isEqualTo(200);
        assertThat(unnamed(form + "&client_id=" + Console.CLIENT)).isEqualTo(400);
        assertThat(unnamed(form + "&scope=User.Read.All")).isEqualTo(400);
        assertThat(unnamed("scope=%zz&client_id")).isBetween(400, 401);
    }

    /** How a form without a content type is answered. */
    private static int unnamed(String form) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(PROVIDER.api()
                                            .server()
                                            .resolve("/" + PROVIDER.tenant() + "/oauth2/v2.0/devicecode"))
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void aClientMustBeAllowedToBePublic() {
        Registered closed = Registered.register(PROVIDER.api(), "Closed", "");
        PROVIDER.api()
                .form(
                        "/" + PROVIDER.tenant() + "/oauth2/v2.0/devicecode",
                        Map.of("client_id", closed.appId(), "scope", "User.Read"))
                .is(401);
    }
}
