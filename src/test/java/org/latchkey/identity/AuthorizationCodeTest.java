package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;

class AuthorizationCodeTest {
    private static final Provider PROVIDER = Provider.fresh();

    @Test
    void theConsoleSignsInAndCalls() {
        Map<String, String> told = PROVIDER.signIn(Map.of("state", "mine & yours"));
        assertThat(told).containsEntry("state", "mine & yours").containsEntry("iss", PROVIDER.issuer());
        Answer tokens = PROVIDER.redeem(told.get("code")).is(200).has("/token_type", "Bearer");
        assertThat(tokens.text("/scope").split(" ", -1)).contains("User.Read", "openid", "profile", "offline_access");
        assertThat(tokens.header("Cache-Control")).contains("no-store");
        PROVIDER.callsWith(tokens.text("/access_token"), "me").is(200).has("/displayName", "Ada");
    }

    @Test
    void tokensSayWhoSignedInAndHow() throws Exception {
        Answer tokens = PROVIDER.tokens();
        var access = Provider.claims(tokens.text("/access_token"));
        assertThat(access.getIssuer()).isEqualTo(PROVIDER.issuer());
        assertThat(access.getAudience()).containsExactly("https://graph.microsoft.com");
        assertThat(access.getClaims())
                .containsEntry("tid", PROVIDER.tenant())
                .containsEntry("oid", PROVIDER.ada())
                .containsEntry("idtyp", "user")
                .containsEntry("ver", "2.0")
                .containsEntry("appid", Console.CLIENT.toString())
                .containsEntry("azp", Console.CLIENT.toString())
                .containsEntry("upn", PROVIDER.adasName());
        assertThat(access.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(access.getStringListClaim("acrs")).isEmpty();
        assertThat(access.getLongClaim("auth_time")).isPositive();
        assertThat(access.getJSONObjectClaim("amr_time")).containsKey("pwd");
        var id = Provider.claims(tokens.text("/id_token"));
        assertThat(id.getAudience()).containsExactly(Console.CLIENT.toString());
        assertThat(id.getClaims())
                .containsEntry("nonce", "nonce-1")
                .containsEntry("preferred_username", PROVIDER.adasName())
                .containsEntry("name", "Ada");
    }

    @Test
    void aClientIsAnsweredInTheWayItChose() {
        Browser browser = PROVIDER.browser();
        PROVIDER.signIn(browser, Map.of());
        Browser.Page fragment = browser.open(PROVIDER.request(Map.of("response_mode", "fragment")));
        assertThat(fragment.location().getRawQuery()).isNull();
        assertThat(fragment.answer()).containsKey("code");
        Browser.Page form = browser.open(PROVIDER.request(Map.of("response_mode", "form_post")));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.fields()).containsKeys("code", "state", "iss");
        assertThat(form.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void aCodeNeedsItsVerifier() {
        var code = PROVIDER.signIn(Map.of()).get("code");
        PROVIDER.redeem(code, Provider.VERIFIER + "x").is(400).has("/error", "invalid_grant");
        PROVIDER.redeem(code).is(200);
    }

    @Test
    void aPublicClientMustChallengeByHash() {
        Browser browser = PROVIDER.browser();
        PROVIDER.signIn(browser, Map.of());
        for (Map<String, String> changes : List.of(
                Map.of("code_challenge", "", "code_challenge_method", ""), Map.of("code_challenge_method", "plain"))) {
            var told = browser.open(PROVIDER.request(changes)).answer();
            assertThat(told).containsEntry("error", "invalid_request").doesNotContainKey("code");
        }
    }

    @Test
    void aReplayedCodeEndsWhatItLedTo() {
        var code = PROVIDER.signIn(Map.of()).get("code");
        Answer tokens = PROVIDER.redeem(code).is(200);
        PROVIDER.redeem(code).is(400).has("/error", "invalid_grant");
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void aCodeIsOfOneRedirectAddress() {
        var code = PROVIDER.signIn(Map.of()).get("code");
        PROVIDER.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        Console.CLIENT.toString(),
                        "redirect_uri",
                        PROVIDER.base() + "/callback",
                        "code",
                        code,
                        "code_verifier",
                        Provider.VERIFIER))
                .is(400)
                .has("/error", "invalid_grant");
    }

    @Test
    void anUnknownRedirectAddressGetsNothing() {
        for (var address : new String[] {
            "https://evil.example/",
            PROVIDER.base() + "/other",
            PROVIDER.base() + "//",
            PROVIDER.base() + "/#x",
            "http://localhost.evil.example/",
            "http://user@localhost/"
        }) {
            Browser.Page page = PROVIDER.browser().open(PROVIDER.request(Map.of("redirect_uri", address)));
            assertThat(page.status()).as(address).isEqualTo(400);
            assertThat(page.body()).contains("redirect_uri");
        }
    }

    @Test
    void whatWasNotFoundValidIsLedNowhere() {
        String evil = "redirect_uri=https://evil.example/&prompt=none";
        String unmet = "&claims=%7B%22id_token%22:%7B%22acrs%22:%7B%22essential%22:true,%22value%22:%22c99%22%7D%7D%7D";
        Browser signedIn = PROVIDER.browser();
        PROVIDER.signIn(signedIn, Map.of());
        for (Browser browser : List.of(PROVIDER.browser(), signedIn)) {
            for (String query : List.of(
                    "authorize?client_id=x&request_uri=x&" + evil,
                    "authorize?client_id=x&request_uri=x&" + evil + unmet,
                    "authorize?client_id=x&request_uri=x&prompt=none",
                    "authorize?client_id=x&request=x&response_type=code&" + evil,
                    "authorize?" + evil,
                    "deviceauth?" + evil)) {
                Browser.Page page = browser.open("/" + PROVIDER.tenant() + "/oauth2/v2.0/" + query);
                assertThat(page.isRedirect()).as(query).isFalse();
                assertThat(page.status()).as(query).isIn(query.startsWith("device") ? List.of(200, 400) : List.of(400));
            }
        }
        assertThat(signedIn.open(PROVIDER.request(Map.of("request", "x"))).answer())
                .containsEntry("error", "request_not_supported")
                .containsKey("state");
    }

    @Test
    void onlyAProgramOnAMachineListensOnAnyPort() {
        Registered client = Registered.register(PROVIDER.api(), "Everywhere", """
                , "web": {"redirectUris": ["http://localhost:3000/web"]},
                "spa": {"redirectUris": ["http://localhost:3000/page"]},
                "publicClient": {"redirectUris": ["http://localhost:3000/program"]}""");
        Map.of("web", 400, "page", 400, "program", 200).forEach((path, status) -> {
            for (String port : List.of("3000", "3001")) {
                String address = "http://localhost:" + port + "/" + path;
                assertThat(PROVIDER.browser()
                                .open(PROVIDER.request(Map.of("client_id", client.appId(), "redirect_uri", address)))
                                .status())
                        .as(address)
                        .isEqualTo(port.equals("3000") ? 200 : status);
            }
        });
    }

    @Test
    void aRequestWithTwoNoncesIsRefused() {
        Browser browser = PROVIDER.browser();
        PROVIDER.signIn(browser, Map.of());
        assertThat(browser.open(PROVIDER.request(Map.of()) + "&nonce=another").answer())
                .containsEntry("error", "invalid_request")
                .containsKey("state");
    }

    @Test
    void aScopeThatMeansNothingHereIsRefused() {
        for (var scope : new String[] {"User.Read Nonsense.All", "https://vault.azure.net/.default"}) {
            var told = PROVIDER.browser()
                    .open(PROVIDER.request(Map.of("scope", scope)))
                    .answer();
            assertThat(told).containsEntry("error", "invalid_scope");
        }
    }

    @Test
    void scopesMayNameTheirResource() {
        for (var resource : new String[] {
            "https://graph.microsoft.com/", "00000003-0000-0000-c000-000000000000/", PROVIDER.base() + "/"
        }) {
            var code = PROVIDER.signIn(Map.of("scope", resource + "User.Read openid offline_access"))
                    .get("code");
            var tokens = PROVIDER.redeem(code).is(200);
            assertThat(Provider.claims(tokens.text("/access_token")).getClaim("scp"))
                    .asString()
                    .contains("User.Read")
                    .doesNotContain("/");
        }
    }

    @Test
    void refreshTokensAreExchanged() {
        Answer tokens = PROVIDER.tokens();
        Answer fresh = PROVIDER.refresh(tokens.text("/refresh_token")).is(200);
        assertThat(fresh.text("/refresh_token")).isNotEmpty().isNotEqualTo(tokens.text("/refresh_token"));
        PROVIDER.callsWith(fresh.text("/access_token"), "me").is(200);
        PROVIDER.refresh(fresh.text("/refresh_token")).is(200);
    }

    @Test
    void aRefreshTokenThatComesBackEndsItsFamily() {
        Answer tokens = PROVIDER.tokens();
        Answer fresh = PROVIDER.refresh(tokens.text("/refresh_token")).is(200);
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
        PROVIDER.refresh(fresh.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void noRefreshTokenWithoutOfflineAccess() {
        var code = PROVIDER.signIn(Map.of("scope", "openid User.Read")).get("code");
        assertThat(PROVIDER.redeem(code).is(200).text("/refresh_token")).isEmpty();
    }

    @Test
    void aDisabledAccountGetsNoNewTokens() {
        String bea = PROVIDER.person("bea", "Bea");
        Browser.Page page = PROVIDER.browser().open(PROVIDER.request(Map.of()));
        var code = Provider.signIn(page, "bea@" + PROVIDER.api().domain(), Provider.PASSWORD)
                .answer()
                .get("code");
        Answer tokens = PROVIDER.redeem(code).is(200);
        PROVIDER.api()
                .asAdmin()
                .patch("users/" + bea, "{\"accountEnabled\": false}")
                .is(204);
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void aRevokedRefreshTokenIsWorthNothing() {
        Answer tokens = PROVIDER.tokens();
        PROVIDER.api()
                .form(
                        "/" + PROVIDER.tenant() + "/oauth2/v2.0/revoke",
                        Map.of("client_id", Console.CLIENT.toString(), "token", tokens.text("/refresh_token")))
                .is(200);
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void aSessionOfOneTenantIsNoneOfAnother() {
        Browser browser = PROVIDER.browser();
        PROVIDER.signIn(browser, Map.of());
        Provider other = Provider.fresh();
        assertThat(browser.open(other.request(Map.of())).address().getPath())
                .isEqualTo("/" + other.tenant() + "/signin");
    }

    @Test
    void aCodeOfOneTenantIsNoneOfAnother() {
        var code = PROVIDER.signIn(Map.of()).get("code");
        Provider.fresh().redeem(code).is(400).has("/error", "invalid_grant");
    }
}
