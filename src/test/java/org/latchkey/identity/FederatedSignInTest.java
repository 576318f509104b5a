package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;

/** One tenant's people sign in to another: its embedded provider is an OpenID provider like any. */
class FederatedSignInTest {
    private static final Pattern BUTTON = Pattern.compile("href=\"(/[^\"]*/signin/with/[^\"]*)\"");

    /** Where people are known. */
    private static final Provider HOME = Provider.fresh();

    /** Where they want to go. */
    private static final Provider HERE = Provider.fresh();

    private static final String ID = trust();

    /** What the other provider knows us as, and we it. */
    private static String trust() {
        String callback = "%s/%s/signin/with".formatted(HERE.base(), HERE.tenant());
        Registered us = Registered.register(HOME.api(), "Here", "").agreed("openid profile email");
        String id = HERE.api()
                .asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Home",
                         "issuer": "%s", "clientId": "%s",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "%s"}}
                        """.formatted(HOME.issuer(), us.appId(), us.secret()))
                .is(201)
                .text("/id");
        HOME.api()
                .asAdmin()
                .patch(
                        "applications/" + us.id(),
                        "{\"web\": {\"redirectUris\": [\"%s/%s/callback\", \"%s/%s/signin/out\"]}}"
                                .formatted(callback, id, HERE.base(), HERE.tenant()))
                .is(204);
        link(HERE.ada(), HOME.ada());
        return id;
    }

    private static void link(String user, String known) {
        HERE.api()
                .asAdmin()
                .patch("users/" + user, """
                        {"identities": [{"signInType": "federated", "issuer": "%s", "issuerAssignedId": "%s"}]}
                        """.formatted(HOME.issuer(), known))
                .is(204);
    }

    private static Browser browser() {
        return new Browser(URI.create(HERE.base()));
    }

    /** The sign-in page of the other provider, reached by the button on ours. */
    private static Browser.Page atHome(Browser browser, Map<String, String> changes) {
        Browser.Page page = browser.open(HERE.request(changes));
        assertThat(page.body()).contains("Sign in with Home");
        Matcher button = BUTTON.matcher(page.body());
        assertThat(button.find()).as(page.body()).isTrue();
        Browser.Page there = browser.open(button.group(1).replace("&amp;", "&").replace("&#x3D;", "="));
        assertThat(there.address().getPath()).as(there.body()).isEqualTo("/" + HOME.tenant() + "/signin");
        return there;
    }

    private static Browser.Page signIn(Browser browser, Map<String, String> changes) {
        return Provider.signIn(atHome(browser, changes), HOME.adasName(), Provider.PASSWORD);
    }

    @Test
    void whoeverTheOtherProviderKnowsGetsOurTokens() throws Exception {
        var tokens = HERE.redeem(signIn(browser(), Map.of()).told("code")).is(200);
        var access = Provider.claims(tokens.text("/access_token"));
        assertThat(access.getClaims()).containsEntry("oid", HERE.ada()).containsEntry("tid", HERE.tenant());
        assertThat(access.getStringListClaim("amr")).containsExactly("fed");
        assertThat(access.getLongClaim("auth_time")).isPositive();
        HERE.callsWith(tokens.text("/access_token"), "me").is(200).has("/id", HERE.ada());
    }

    @Test
    void whoeverSignsOutHereSignsOutThereAndComesBack() {
        Browser browser = browser();
        signIn(browser, Map.of());
        Browser.Page methods = browser.open("/" + HERE.tenant() + "/signin/methods");
        assertThat(methods.body()).contains("How you sign in");
        Browser.Page out = methods.submitTo("/" + HERE.tenant() + "/signin/out", Map.of());
        assertThat(out.body()).contains("Signing you out");
        assertThat(out.fields()).containsKeys("id_token_hint", "client_id", "post_logout_redirect_uri");
        assertThat(out.submit(Map.of()).address().getPath()).isEqualTo("/" + HERE.tenant() + "/signin/out");
        assertThat(browser.passed())
                .as("the way out")
                .anyMatch(it -> it.getPath().equals("/" + HOME.tenant() + "/oauth2/v2.0/logout"))
                .noneMatch(SignOutTest::holdsAToken);
        assertThat(browser.open(HOME.request(Map.of())).address().getPath())
                .as("who is signed out there too")
                .isEqualTo("/" + HOME.tenant() + "/signin");
        assertThat(browser.open(HERE.request(Map.of())).body()).contains("Sign in with Home");

        Browser again = browser();
        String token = HERE.redeem(signIn(again, Map.of()).told("code")).is(200).text("/id_token");
        Browser.Page leaving = again.post(
                "/" + HERE.tenant() + "/oauth2/v2.0/logout",
                Map.of("id_token_hint", token, "post_logout_redirect_uri", HERE.base() + "/", "state", "mine"));
        Browser.Page back = leaving.submit(Map.of());
        assertThat(back.location()).as("where the client wants to end").hasToString(HERE.base() + "/?state=mine");
        assertThat(again.passed())
                .anyMatch(it -> it.getPath().equals("/" + HOME.tenant() + "/oauth2/v2.0/logout"))
                .noneMatch(SignOutTest::holdsAToken);
        assertThat(again.open("/" + HERE.tenant() + "/signin/out?state=https://evil.example")
                        .body())
                .contains("You are signed out");
    }

    @Test
    void whoeverSignedInOverThemAnotherWayIsSignedOutHereAlone() {
        Browser browser = browser();
        signIn(browser, Map.of());
        String ben = HERE.api().person("Ben Berg");
        browser.open(HERE.request(Map.of("prompt", "login")))
                .submitTo("/" + HERE.tenant() + "/signin/sandbox", Map.of("user", ben, "factors", "password"));
        Browser.Page methods = browser.open("/" + HERE.tenant() + "/signin/methods");
        assertThat(methods.body()).contains("Ben Berg");
        Browser.Page out = methods.submitTo("/" + HERE.tenant() + "/signin/out", Map.of());
        assertThat(out.body()).contains("You are signed out");

        signIn(browser, Map.of());
        for (String next : List.of(ben, HERE.ada())) {
            browser.open(HERE.request(Map.of("prompt", "login")))
                    .submitTo("/" + HERE.tenant() + "/signin/sandbox", Map.of("user", next, "factors", "password"));
        }
        assertThat(browser.open("/" + HERE.tenant() + "/signin/methods")
                        .submitTo("/" + HERE.tenant() + "/signin/out", Map.of())
                        .body())
                .as("who came back another way")
                .contains("You are signed out");
        assertThat(browser.passed()).noneMatch(it -> it.getPath().equals("/" + HOME.tenant() + "/oauth2/v2.0/logout"));
    }

    @Test
    void twoFactorsThereAreTwoHere() throws Exception {
        Browser browser = browser();
        Browser.Page page = atHome(browser, Map.of())
                .submitTo("/" + HOME.tenant() + "/signin/sandbox", Map.of("user", HOME.ada(), "factors", "mfa"));
        var access = Provider.claims(HERE.redeem(page.told("code")).is(200).text("/access_token"));
        assertThat(access.getStringListClaim("amr")).containsExactlyInAnyOrder("fed", "mfa");
    }

    @Test
    void aSecondFactorIsAskedForThereFirst() {
        Browser.Page page = signIn(browser(), Map.of("acr_values", "mfa"));
        assertThat(page.address().getPath()).isEqualTo("/" + HOME.tenant() + "/signin/factor");
    }

    @Test
    void oneFactorThereDoesNotDoWhereTwoAreNeededHere() {
        Browser browser = browser();
        signIn(browser, Map.of());
        Browser.Page page = browser.open(HERE.request(Map.of("acr_values", "mfa")));
        assertThat(page.address().getPath()).isEqualTo("/" + HERE.tenant() + "/signin/factor");
    }

    @Test
    void whatIsAskedOfTheOtherProviderIsBoundToTheBrowser() {
        Browser browser = browser();
        browser.open(HERE.request(Map.of()));
        Browser.Page asked = atHome(browser, Map.of("login_hint", "x"));
        String then = asked.field("continue");
        assertThat(then)
                .contains("code_challenge=", "code_challenge_method=S256", "nonce=", "state=", "response_type=code")
                .contains("scope=openid");
    }

    @Test
    void whoeverHasNoAccountHereIsToldSo() {
        HOME.person("ben", "Ben");
        Browser browser = browser();
        Browser.Page page =
                Provider.signIn(atHome(browser, Map.of()), "ben@" + HOME.api().domain(), Provider.PASSWORD);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("You have no account here").doesNotContain("http://");
        assertThat(browser.open(HERE.request(Map.of())).body())
                .as("and is not in")
                .contains("Sign in with Home");
    }

    @Test
    void aDisabledAccountDoesNotGetIn() {
        String gone = HERE.person("gone", "Gone");
        link(gone, HOME.person("gone", "Gone"));
        HERE.api()
                .asAdmin()
                .patch("users/" + gone, "{\"accountEnabled\": false}")
                .is(204);
        Browser.Page page = Provider.signIn(
                atHome(browser(), Map.of()), "gone@" + HOME.api().domain(), Provider.PASSWORD);
        assertThat(page.status()).isEqualTo(403);
    }

    @Test
    void anAnswerIsTakenOnceAndFromTheBrowserThatAsked() {
        String callback = "/%s/signin/with/%s/callback".formatted(HERE.tenant(), ID);
        assertThat(browser().open(callback + "?code=x&state=y").status()).isEqualTo(400);
        Browser browser = browser();
        String state = state(atHome(browser, Map.of()));
        assertThat(browser().open(callback + "?code=x&state=" + state).status()).isEqualTo(400);
        assertThat(browser.open(callback + "?code=x&state=other").status()).isEqualTo(400);
        Browser.Page wrong = browser.open(callback + "?code=x&state=" + state);
        assertThat(wrong.status()).as("a code that is none").isEqualTo(401);
        assertThat(browser.open(callback + "?code=x&state=" + state).status()).isEqualTo(400);
        Browser refused = browser();
        String again = state(atHome(refused, Map.of()));
        Browser.Page told = refused.open(callback + "?error=access_denied&state=" + again);
        assertThat(told.status()).isEqualTo(401);
        assertThat(told.body()).contains("did not sign you in");
    }

    private static String state(Browser.Page page) {
        Matcher state = Pattern.compile("[?&]state=([^&]*)").matcher(page.field("continue"));
        assertThat(state.find()).isTrue();
        return state.group(1);
    }

    @Test
    void anAnswerForAnotherProviderIsNotTaken() {
        String other = HERE.api()
                .asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Other",
                         "issuer": "%s", "clientId": "%s",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "x"}}
                        """.formatted(HOME.issuer(), Ids.next()))
                .is(201)
                .text("/id");
        Browser browser = browser();
        String state = state(atHome(browser, Map.of()));
        assertThat(browser.open("/%s/signin/with/%s/callback?code=x&state=%s".formatted(HERE.tenant(), other, state))
                        .status())
                .isEqualTo(400);
        HERE.api().asAdmin().delete("identity/identityProviders/" + other).is(204);
    }

    @Test
    void aProviderOfAnotherTenantIsNone() {
        assertThat(browser()
                        .open("/%s/signin/with/%s".formatted(HOME.tenant(), ID))
                        .status())
                .isEqualTo(404);
        assertThat(browser()
                        .open("/%s/signin/with/%s?continue=https://evil.example".formatted(HERE.tenant(), ID))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoeverIsKnownToComeFromThereGoesStraightThere() {
        Browser.Page page = browser().open(HERE.request(Map.of("domain_hint", HOME.issuer())));
        assertThat(page.address().getPath()).isEqualTo("/" + HOME.tenant() + "/signin");
        assertThat(browser()
                        .open(HERE.request(Map.of("domain_hint", "nowhere.example")))
                        .body())
                .contains("Sign in with Home");
    }

    @Test
    void aProviderThatCannotBeReachedIsToldSo() {
        Provider lonely = Provider.fresh();
        String id = lonely.api()
                .asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Away",
                         "issuer": "http://127.0.0.1:1/", "clientId": "x",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "x"}}
                        """)
                .is(201)
                .text("/id");
        Browser.Page page = browser().open("/%s/signin/with/%s".formatted(lonely.tenant(), id));
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.body()).contains("Away cannot be reached").doesNotContain("127.0.0.1");
    }
}
