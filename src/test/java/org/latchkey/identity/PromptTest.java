package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client may ask of a sign-in, as discovery says: prompt, max_age and hints (OpenID Connect Core, 3.1.2.1). */
class PromptTest {
    private static final String WIKI = "https://wiki.example/signed-in";

    private final Provider provider = Provider.fresh();
    private final Browser browser = provider.browser();

    private Browser.Page open(String... wishes) {
        Map<String, String> changes = new HashMap<>();
        for (int i = 0; i < wishes.length; i += 2) {
            changes.put(wishes[i], wishes[i + 1]);
        }
        return browser.open(provider.request(changes));
    }

    private void signIn() {
        provider.signIn(browser, Map.of());
    }

    private static boolean asks(Browser.Page page) {
        return page.status() == 200 && page.address().getPath().endsWith("/signin");
    }

    /** Makes what Ada has proven older than it is. */
    private void age(Duration by, String... factors) {
        JdbcClient sql = JdbcClient.create(RunningServer.shared().bean(DataSource.class));
        for (String factor : factors) {
            int aged = sql.sql("""
                            update sign_in
                            set factors = factors || jsonb_build_object(?::text, ?::text)
                            where user_id = ? and jsonb_exists(factors, ?)
                            """)
                    .params(factor, Instant.now().minus(by).toString(), UUID.fromString(provider.ada()), factor)
                    .update();
            assertThat(aged).as(factor).isOne();
        }
    }

    @Test
    void whoeverIsSignedInIsNotAskedAgain() {
        signIn();
        assertThat(open().answer()).containsKey("code");
        assertThat(open("prompt", "none").answer()).containsKey("code");
    }

    @Test
    void nobodyIsAskedWhereTheClientForbidsIt() {
        assertThat(open("prompt", "none").answer())
                .containsEntry("error", "login_required")
                .containsKey("state");
        signIn();
        assertThat(open("prompt", "none", "acr_values", "mfa").answer()).containsEntry("error", "interaction_required");
        for (String contradiction : List.of("none login", "none consent", "none select_account")) {
            assertThat(open("prompt", contradiction).answer())
                    .as(contradiction)
                    .containsKeys("error", "state")
                    .doesNotContainKey("code");
        }
    }

    @Test
    void aClientMayAskForANewSignIn() {
        signIn();
        for (String prompt : List.of("login", "select_account", "login consent")) {
            assertThat(asks(open("prompt", prompt))).as(prompt).isTrue();
        }
        String request = provider.request(Map.of("prompt", "login"));
        Browser.Page page = browser.open(request);
        assertThat(asks(browser.open(request))).as("asked again").isTrue();
        assertThat(Provider.signIn(page, provider.adasName(), Provider.PASSWORD).answer())
                .containsKey("code");
        assertThat(asks(browser.open(request))).as("each time").isTrue();
    }

    @Test
    void aSecondFactorIsNoNewSignIn() {
        signIn();
        String request = provider.request(Map.of("prompt", "login"));
        assertThat(asks(browser.open(request))).isTrue();
        Browser.Page again = browser.open("/" + provider.tenant() + "/signin/methods/app");
        AuthenticatorApp app = AuthenticatorApp.reading(again);
        assertThat(again.submit(Map.of("code", app.code(-1))).status()).isEqualTo(200);
        assertThat(asks(browser.open(request)))
                .as("a code was given since, and no password")
                .isTrue();
    }

    @Test
    void aSignInIsAsOldAsTheClientAllows() throws Exception {
        signIn();
        assertThat(open("max_age", "3600").answer()).containsKey("code");
        age(Duration.ofHours(2), "FACTOR_PASSWORD");
        Instant began = Instant.now().minusSeconds(1);
        assertThat(asks(open("max_age", "3600"))).isTrue();
        assertThat(open("max_age", "3600", "prompt", "none").answer()).containsEntry("error", "interaction_required");
        Answer old = provider.redeem(open().told("code")).is(200);
        assertThat(Provider.claims(old.text("/id_token")).getLongClaim("auth_time"))
                .isLessThan(began.minus(Duration.ofHours(1)).getEpochSecond());
        Browser.Page page = open("max_age", "0");
        assertThat(asks(page)).isTrue();
        String code =
                Provider.signIn(page, provider.adasName(), Provider.PASSWORD).told("code");
        assertThat(Provider.claims(provider.redeem(code).is(200).text("/id_token"))
                        .getLongClaim("auth_time"))
                .isGreaterThanOrEqualTo(began.getEpochSecond());
    }

    @Test
    void anotherAccountMayBeChosen() throws Exception {
        String bea = provider.person("bea", "Bea");
        signIn();
        Browser.Page page = open("prompt", "select_account");
        String code = Provider.signIn(page, "bea@" + provider.api().domain(), Provider.PASSWORD)
                .told("code");
        assertThat(Provider.claims(provider.redeem(code).is(200).text("/id_token"))
                        .getClaim("oid"))
                .isEqualTo(bea);
        assertThat(provider.redeem(open().told("code")).is(200).text("/access_token"))
                .satisfies(token ->
                        assertThat(Provider.claims(token).getClaim("oid")).isEqualTo(bea));
    }

    @Test
    void aHintFillsInTheName() {
        assertThat(open("login_hint", "somebody@else.example").field("username"))
                .isEqualTo("somebody@else.example");
        assertThat(open("login_hint", "\"><script>").body()).doesNotContain("<script>");
    }

    @Test
    void aPersonIsAskedAgainWhatAClientMayDoWhereItWantsThat() {
        Registered wiki =
                Registered.register(provider.api(), "Wiki", ", \"web\": {\"redirectUris\": [\"%s\"]}".formatted(WIKI));
        String[] request = {"client_id", wiki.appId(), "redirect_uri", WIKI, "scope", "openid User.Read", "prompt", ""};
        signIn();
        request[7] = "none";
        for (String scope : List.of("openid User.Read", "User.Read")) {
            request[5] = scope;
            assertThat(open(request).answer())
                    .as(scope)
                    .containsEntry("error", "consent_required")
                    .containsKey("state");
        }
        request[7] = "";
        assertThat(open(request).submit(Map.of()).answer()).containsKey("code");
        assertThat(open(request).answer()).as("who has agreed").containsKey("code");
        request[7] = "consent";
        Browser.Page page = open(request);
        assertThat(page.address().getPath()).isEqualTo(ConsentPage.PATH);
        assertThat(page.body()).contains("User.Read");
        assertThat(page.submit(Map.of()).answer()).containsKey("code");
        Browser.Page again = open(request);
        Browser.Page refused =
                browser.post(ConsentPage.PATH, Map.of("state", again.field("state"), "_csrf", again.field("_csrf")));
        assertThat(refused.answer()).containsEntry("error", "access_denied").containsKey("state");
        request[7] = "none";
        assertThat(open(request).answer()).as("what was agreed to before stays").containsKey("code");
    }

    @Test
    void discoverySaysNoMoreThanThat() {
        Answer told = provider.api()
                .asNobody()
                .get("/" + provider.tenant() + "/v2.0/.well-known/openid-configuration")
                .is(200);
        assertThat(told.at("/prompt_values_supported")
                        .valueStream()
                        .map(value -> value.asString())
                        .toList())
                .containsExactlyInAnyOrder("none", "login", "consent", "select_account");
    }
}
