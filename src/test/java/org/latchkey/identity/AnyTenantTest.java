package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;

/** Paths that leave open whose provider is meant: {@code /organizations} and {@code /common}. */
class AnyTenantTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final String HOME = "https://wiki.example/signed-in";

    private static String at(String name, String path) {
        return path.replace("/" + PROVIDER.tenant() + "/", "/" + name + "/");
    }

    private static String request(String name, Map<String, String> changes) {
        return at(name, PROVIDER.request(changes));
    }

    private static Answer post(String path, Map<String, String> fields) {
        return PROVIDER.api().form("/organizations/oauth2/v2.0/" + path, fields);
    }

    @Test
    void whoeverBelongsToNoCertainOneIsAskedForTheirName() {
        for (String name : new String[] {"organizations", "common"}) {
            Browser.Page asked = PROVIDER.browser().open(request(name, Map.of("state", "a & b")));
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.body()).contains("which organization").doesNotContain("type=\"password\"");
            assertThat(asked.header("Content-Security-Policy")).contains("default-src 'none'");
            Browser.Page page = asked.browser()
                    .open(asked.address().getPath() + "?"
                            + Browser.form(join(asked.fields(), "login_hint", PROVIDER.adasName())));
            assertThat(page.address().getPath()).isEqualTo("/" + PROVIDER.tenant() + "/signin");
            assertThat(page.field("username")).isEqualTo(PROVIDER.adasName());
            var told = Provider.signIn(page, PROVIDER.adasName(), Provider.PASSWORD)
                    .answer();
            assertThat(told).containsEntry("state", "a & b").containsEntry("iss", PROVIDER.issuer());
            PROVIDER.redeem(told.get("code")).is(200);
        }
    }

    private static Map<String, String> join(Map<String, String> fields, String name, String value) {
        fields.put(name, value);
        return fields;
    }

    @Test
    void aNameThatIsNobodysAndOneThatIsSomebodysLookAlike() {
        for (String name :
                new String[] {PROVIDER.adasName(), "nobody@" + PROVIDER.api().domain()}) {
            Browser.Page page = PROVIDER.browser().open(request("organizations", Map.of("login_hint", name)));
            assertThat(page.address().getPath()).isEqualTo("/" + PROVIDER.tenant() + "/signin");
            assertThat(page.field("username")).isEqualTo(name);
        }
    }

    @Test
    void aDomainThatIsNotHereIsSaidSo() {
        Browser.Page page =
                PROVIDER.browser().open(request("organizations", Map.of("login_hint", "ada@nowhere.example")));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("No organization here").contains("ada@nowhere.example");
        Browser.Page attack = PROVIDER.browser()
                .open(request("organizations", Map.of("login_hint", "\"><script>alert(1)</script>", "state", "<b>")));
        assertThat(attack.body()).doesNotContain("<script>").doesNotContain("<b>");
    }

    @Test
    void aClientThatForbidsToAskIsToldThatNobodyIsKnown() {
        Browser.Page page = PROVIDER.browser().open(request("common", Map.of("prompt", "none")));
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("no such organization");
        post("token", Map.of("grant_type", "authorization_code", "client_id", Console.CLIENT.toString()))
                .is(400)
                .has("/error", "invalid_tenant");
    }

    @Test
    void whoeverIsSignedInIsNotAsked() {
        Browser browser = PROVIDER.browser();
        PROVIDER.signIn(browser, Map.of());
        assertThat(browser.open(request("organizations", Map.of())).answer()).containsKey("code");
        assertThat(browser.open(request("organizations", Map.of("prompt", "select_account")))
                        .body())
                .as("unless they want to choose")
                .contains("which organization");
    }

    @Test
    void aClientOfOneTenantMeansThatOne() {
        Registered wiki = Registered.register(
                        PROVIDER.api(),
                        "Wiki",
                        ", \"web\": {\"redirectUris\": [\"%s\"]}, \"isFallbackPublicClient\": true".formatted(HOME))
                .agreed("User.Read offline_access openid");
        Browser.Page page =
                PROVIDER.browser().open(request("common", Map.of("client_id", wiki.appId(), "redirect_uri", HOME)));
        String code =
                Provider.signIn(page, PROVIDER.adasName(), Provider.PASSWORD).told("code");
        Answer tokens = post(
                        "token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                wiki.appId(),
                                "client_secret",
                                wiki.secret(),
                                "redirect_uri",
                                HOME,
                                "code",
                                code,
                                "code_verifier",
                                Provider.VERIFIER))
                .is(200);
        assertThat(Provider.claims(tokens.text("/access_token")).getIssuer()).isEqualTo(PROVIDER.issuer());
        post("devicecode", Map.of("client_id", wiki.appId(), "scope", "User.Read"))
                .is(200)
                .has("/verification_uri", PROVIDER.base() + "/" + PROVIDER.tenant() + "/oauth2/v2.0/deviceauth");
    }

    @Test
    void itsMetadataLeavesTheTenantOpen() {
        var nobody = PROVIDER.api().asNobody().header("Origin", "https://anywhere.example");
        Answer told = nobody.get("/organizations/v2.0/.well-known/openid-configuration")
                .is(200)
                .has("/issuer", PROVIDER.base() + "/{tenantid}/v2.0")
                .has("/token_endpoint", PROVIDER.base() + "/organizations/oauth2/v2.0/token");
        assertThat(told.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(nobody.get("/common/discovery/v2.0/keys").is(200).at("/keys").size())
                .isPositive();
    }
}
