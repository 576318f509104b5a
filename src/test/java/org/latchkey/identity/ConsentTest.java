package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Interleaving;
import org.latchkey.testkit.Registered;

class ConsentTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final String HOME = "https://wiki.example/signed-in";

    private static Map<String, String> request(Registered client, String scope) {
        return Map.of("client_id", client.appId(), "redirect_uri", HOME, "scope", scope);
    }

    private static Registered wiki(String name) {
        return Registered.register(PROVIDER.api(), name, ", \"web\": {\"redirectUris\": [\"%s\"]}".formatted(HOME));
    }

    @Test
    void aPersonAgreesOnce() {
        Registered wiki = wiki("Wiki");
        Browser browser = PROVIDER.browser();
        Browser.Page page = PROVIDER.signIn(browser, request(wiki, "openid User.Read"));
        assertThat(page.address().getPath()).isEqualTo("/oauth2/consent");
        assertThat(page.body()).contains("Wiki").contains("User.Read");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        Browser.Page told = page.submit(Map.of());
        assertThat(told.answer()).containsKeys("code", "state");
        var tokens = PROVIDER.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        wiki.appId(),
                        "client_secret",
                        wiki.secret(),
                        "redirect_uri",
                        HOME,
                        "code",
                        told.told("code"),
                        "code_verifier",
                        Provider.VERIFIER))
                .is(200);
        assertThat(tokens.text("/scope")).contains("User.Read");
        assertThat(browser.open(PROVIDER.request(request(wiki, "openid User.Read")))
                        .answer())
                .containsKey("code");
        var grants = PROVIDER.api()
                .asAdmin()
                .get("oauth2PermissionGrants?$filter=clientId eq '" + wiki.principal() + "'")
                .is(200);
        assertThat(grants.texts("scope")).containsExactly("User.Read");
        assertThat(grants.texts("consentType")).containsExactly("Principal");
    }

    @Test
    void consentThatIsTakenBackIsTakenBackAtTheNextRefresh() {
        Registered wiki = wiki("Taken back").agreed("User.Read Group.Read.All");
        Answer tokens = redeem(
                        wiki,
                        PROVIDER.signIn(PROVIDER.browser(), request(wiki, "offline_access User.Read Group.Read.All"))
                                .told("code"))
                .is(200);
        assertThat(refresh(wiki, tokens).is(200).text("/scope")).contains("User.Read", "Group.Read.All");
        Api.Client admin = PROVIDER.api().asAdmin();
        String grant = "oauth2PermissionGrants/"
                + admin.get("oauth2PermissionGrants?$filter=clientId eq '" + wiki.principal() + "'")
                        .is(200)
                        .text("/value/0/id");
        admin.patch(grant, "{\"scope\": \"User.Read\"}").is(204);
        Answer fewer = refresh(wiki, tokens).is(200);
        assertThat(fewer.text("/scope")).contains("User.Read").doesNotContain("Group");
        assertThat(Provider.claims(fewer.text("/access_token")).getClaim("scp"))
                .asString()
                .doesNotContain("Group");
        admin.delete(grant).is(204);
        refresh(wiki, tokens).is(400).has("/error", "invalid_grant");
    }

    @Test
    void aDisabledClientGetsNoTokensOfPeople() {
        Registered wiki = wiki("Disabled").agreed("User.Read");
        Map<String, String> request = request(wiki, "offline_access User.Read");
        Browser browser = PROVIDER.browser();
        Answer tokens =
                redeem(wiki, PROVIDER.signIn(browser, request).told("code")).is(200);
        String code = browser.open(PROVIDER.request(request)).told("code");
        PROVIDER.api()
                .asAdmin()
                .patch("servicePrincipals/" + wiki.principal(), "{\"accountEnabled\": false}")
                .is(204);
        redeem(wiki, code).is(401).has("/error", "invalid_client");
        refresh(wiki, tokens).is(401).has("/error", "invalid_client");
        assertThat(browser.open(PROVIDER.request(request)).status()).isEqualTo(400);
    }

    private static Answer redeem(Registered client, String code) {
        return PROVIDER.token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                client.appId(),
                "client_secret",
                client.secret(),
                "redirect_uri",
                HOME,
                "code",
                code,
                "code_verifier",
                Provider.VERIFIER));
    }

    private static Answer refresh(Registered client, Answer tokens) {
        return PROVIDER.token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                client.appId(),
                "client_secret",
                client.secret(),
                "refresh_token",
                tokens.text("/refresh_token")));
    }

    @Test
    void aCodeForAServerNeedsItsSecret() {
        Registered wiki = Registered.register(
                        PROVIDER.api(),
                        "Half public",
                        ", \"web\": {\"redirectUris\": [\"%s\"]}, \"isFallbackPublicClient\": true".formatted(HOME))
                .agreed("User.Read");
        var code =
                PROVIDER.signIn(PROVIDER.browser(), request(wiki, "User.Read")).told("code");
        PROVIDER.token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        wiki.appId(),
                        "redirect_uri",
                        HOME,
                        "code",
                        code,
                        "code_verifier",
                        Provider.VERIFIER))
                .is(400)
                .has("/error", "invalid_client");
    }

    @Test
    void aPersonMaySayNo() {
        Registered wiki = wiki("Refused");
        Browser.Page page = PROVIDER.signIn(PROVIDER.browser(), request(wiki, "User.Read"));
        var told = page.browser()
                .post("/oauth2/consent", Map.of("state", page.field("state"), "_csrf", page.field("_csrf")));
        assertThat(told.answer()).containsEntry("error", "access_denied");
    }

    @Test
    void ofTwoAnswersAtOnceTheSecondIsTold() throws Exception {
        Provider provider = Provider.fresh();
        Registered wiki =
                Registered.register(provider.api(), "Twice", ", \"web\": {\"redirectUris\": [\"%s\"]}".formatted(HOME));
        Browser.Page page = provider.signIn(provider.browser(), request(wiki, "User.Read"));
        Browser.Page told = Interleaving.of(
                "update client_authorization set version = version + 1 where tenant_id = ?",
                provider.tenant(),
                () -> page.submit(Map.of()));
        assertThat(told.status()).as(told.body()).isEqualTo(400);
        assertThat(told.body()).contains("at the same time", "Start again from the application");
    }

    @Test
    void whatAdministratorsAgreedToIsNotAsked() {
        Registered wiki = wiki("Agreed").agreed("Group.Read.All");
        assertThat(PROVIDER.signIn(PROVIDER.browser(), request(wiki, "Group.Read.All"))
                        .answer())
                .containsKey("code");
    }

    @Test
    void someThingsAreForAdministratorsToAgreeTo() {
        Registered wiki = wiki("Greedy");
        Browser.Page page = PROVIDER.signIn(PROVIDER.browser(), request(wiki, "Group.ReadWrite.All"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("administrator");
        var admin = PROVIDER.person("adm", "Adm");
        PROVIDER.api().assign(DirectoryRole.GLOBAL_ADMINISTRATOR, admin);
        Browser.Page asked = Provider.signIn(
                PROVIDER.browser().open(PROVIDER.request(request(wiki, "Group.ReadWrite.All"))),
                "adm@" + PROVIDER.api().domain(),
                Provider.PASSWORD);
        assertThat(asked.submit(Map.of()).answer()).containsKey("code");
    }
}
