package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.EndingSignIns;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignOutTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+(\\.|%2E)eyJ");

    private final Browser browser = PROVIDER.browser();
    private final Answer tokens =
            PROVIDER.redeem(PROVIDER.signIn(browser, Map.of()).told("code")).is(200);
    private final String idToken = tokens.text("/id_token");

    /** Whether header and claims of a token stand in an address. */
    static boolean holdsAToken(URI address) {
        return TOKEN.matcher(address.toString()).find();
    }

    private static String logout() {
        return "/" + PROVIDER.tenant() + "/oauth2/v2.0/logout";
    }

    private Browser.Page leave(Map<String, String> parameters) {
        return browser.open(logout() + "?" + Browser.form(parameters));
    }

    private boolean isSignedIn() {
        return browser.open(PROVIDER.request(Map.of())).isRedirect();
    }

    @Test
    void aClientThatShowsWhoseSessionItMeansEndsIt() {
        Browser.Page left = leave(Map.of(
                "id_token_hint",
                idToken,
                "post_logout_redirect_uri",
                PROVIDER.base() + "/",
                "state",
                "a state & more"));
        assertThat(left.location()).hasToString(PROVIDER.base() + "/?state=a+state+%26+more");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void byAFormNoAddressHoldsTheToken() {
        Browser.Page left = browser.post(
                logout(),
                Map.of(
                        "id_token_hint",
                        idToken,
                        "client_id",
                        Console.CLIENT.toString(),
                        "post_logout_redirect_uri",
                        PROVIDER.base() + "/",
                        "state",
                        "mine"));
        assertThat(left.location()).hasToString(PROVIDER.base() + "/?state=mine");
        assertThat(isSignedIn()).isFalse();
        assertThat(browser.passed()).hasSizeGreaterThan(3).noneMatch(SignOutTest::holdsAToken);
    }

    @Test
    void aFormOfAnotherSiteEndsItTooThoughItBringsNoCookie() {
        // Such a form is sent without cookies (SameSite=Lax), and the browser brings them to where it is led on to.
        Map<String, String> form = Map.of("id_token_hint", idToken, "post_logout_redirect_uri", PROVIDER.base() + "/");
        Browser bare = PROVIDER.browser();
        Browser.Page left = bare.post(logout(), form);
        assertThat(left.location()).hasToString(PROVIDER.base() + "/");
        assertThat(isSignedIn()).isTrue();
        String onward = bare.passed().getLast().toString();
        assertThat(onward).contains("proven=");
        assertThat(browser.open(onward.replaceFirst("proven=.", "proven=B")).body())
                .contains("Sign out?");
        assertThat(browser.open(onward).location()).hasToString(PROVIDER.base() + "/");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void thePagesOfTheBrowserAreSignedOutWithItAndNothingElse() {
        Registered program = Registered.register(
                        PROVIDER.api(), "Program", ", \"publicClient\": {\"redirectUris\": [\"http://localhost/\"]}")
                .agreed("openid offline_access User.Read");
        Map<String, String> its = Map.of("client_id", program.appId(), "redirect_uri", "http://localhost/");
        Map<String, String> redeeming = new HashMap<>(its);
        redeeming.putAll(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                browser.open(PROVIDER.request(its)).told("code"),
                "code_verifier",
                Provider.VERIFIER));
        String elsewhere = PROVIDER.token(redeeming).is(200).text("/refresh_token");
        String code = browser.open(PROVIDER.request(Map.of())).told("code");
        String otherBrowser = PROVIDER.tokens().text("/refresh_token");
        String refreshed =
                PROVIDER.refresh(tokens.text("/refresh_token")).is(200).text("/refresh_token");

        // More is proven meanwhile, and it is the same sign-in.
        assertThat(PROVIDER.signIn(browser, Map.of("prompt", "login")).told("code"))
                .isNotEmpty();
        leave(Map.of("id_token_hint", idToken));

        assertThat(isSignedIn()).isFalse();
        PROVIDER.refresh(refreshed).is(400).has("/error", "invalid_grant");
        PROVIDER.redeem(code).is(400).has("/error", "invalid_grant");
        PROVIDER.refresh(otherBrowser).is(200);
        PROVIDER.token(Map.of("grant_type", "refresh_token", "client_id", program.appId(), "refresh_token", elsewhere))
                .is(200);
    }

    @Test
    void whatIsLetInAtThatVeryMomentIsOutAllTheSame() throws Exception {
        Browser.Page page =
                EndingSignIns.meanwhile(PROVIDER.ada(), () -> browser.open(PROVIDER.request(Map.of("state", "mine"))));
        assertThat(page.answer())
                .as("a code would outlive the sign-in")
                .containsEntry("error", "login_required")
                .containsEntry("state", "mine")
                .doesNotContainKey("code");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void whoSignsOutWhileMoreIsProvenIsOutAllTheSame() {
        String cookie = "latchkey-sign-in";
        Browser behind = PROVIDER.browser();
        behind.plant(cookie, browser.cookie(cookie));
        // In another page of the same browser, and the answer is on its way.
        assertThat(PROVIDER.signIn(browser, Map.of("prompt", "login")).told("code"))
                .isNotEmpty();
        assertThat(behind.open(PROVIDER.request(Map.of())).isRedirect())
                .as("it is good for nothing else")
                .isFalse();
        assertThat(behind.open(logout()).body()).contains("You are signed out");
        assertThat(isSignedIn()).isFalse();
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void whoComesBackAfterTheEndIsSignedInAnew() throws Exception {
        JdbcClient.create(RunningServer.shared().bean(DataSource.class))
                .sql("update sign_in set ends_at = ends_at - interval '25 hours' where user_id = ?")
                .param(UUID.fromString(PROVIDER.ada()))
                .update();
        Answer anew =
                PROVIDER.redeem(PROVIDER.signIn(browser, Map.of()).told("code")).is(200);
        assertThat(Provider.claims(anew.text("/id_token")).getStringClaim("sid"))
                .isNotEqualTo(Provider.claims(idToken).getStringClaim("sid"));
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void aTokenTellsWhichOfHerSignInsItIsOf() throws Exception {
        Answer elsewhere = PROVIDER.tokens();
        String session = Provider.claims(idToken).getStringClaim("sid");
        assertThat(session)
                .isNotEqualTo(Provider.claims(elsewhere.text("/id_token")).getStringClaim("sid"));
        assertThat(browser.cookie("latchkey-sign-in")).isNotEmpty().doesNotContain(session);
        for (Browser.Page page : List.of(
                leave(Map.of("id_token_hint", elsewhere.text("/id_token"))),
                browser.post(logout(), Map.of("id_token_hint", elsewhere.text("/id_token"))))) {
            assertThat(page.body()).as("hers, of another browser").contains("Sign out?");
        }
        assertThat(isSignedIn()).isTrue();

        Answer refreshed = PROVIDER.refresh(tokens.text("/refresh_token")).is(200);
        String provenAgain = PROVIDER.signIn(browser, Map.of("prompt", "login")).told("code");
        for (Answer same : List.of(refreshed, PROVIDER.redeem(provenAgain).is(200))) {
            assertThat(Provider.claims(same.text("/id_token")).getStringClaim("sid"))
                    .isEqualTo(session);
        }
        leave(Map.of("id_token_hint", idToken));
        assertThat(isSignedIn()).isFalse();
        PROVIDER.refresh(elsewhere.text("/refresh_token")).is(200);
    }

    @Test
    void whoSignsInOverSomebodySignsThemOut() {
        PROVIDER.person("dora", "Dora");
        Browser.Page page = browser.open(PROVIDER.request(Map.of("prompt", "select_account")));
        assertThat(Provider.signIn(page, "dora@" + PROVIDER.api().domain(), Provider.PASSWORD)
                        .told("code"))
                .isNotEmpty();
        PROVIDER.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
    }

    @Test
    void elseThePersonIsAsked() {
        for (Browser.Page page : List.of(leave(Map.of()), browser.post(logout(), Map.of()))) {
            assertThat(page.body()).contains("Sign out?");
            assertThat(isSignedIn()).isTrue();
            assertThat(page.submit(Map.of("_csrf", "guessed")).status()).isEqualTo(403);
            assertThat(isSignedIn()).isTrue();
        }
        assertThat(leave(Map.of()).submit(Map.of()).body()).contains("You are signed out");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void aClientThatNamesItselfGetsThemBackOnceTheyAgree() {
        Browser.Page page = leave(Map.of(
                "client_id",
                Console.CLIENT.toString(),
                "post_logout_redirect_uri",
                PROVIDER.base() + "/",
                "state",
                "mine"));
        assertThat(page.body()).contains("Sign out?");
        assertThat(page.submit(Map.of()).location()).hasToString(PROVIDER.base() + "/?state=mine");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void aHintThatProvesNothingEndsNothing() {
        Provider other = Provider.fresh();
        String stranger = other.tokens().text("/id_token");
        String forged = idToken.substring(0, idToken.lastIndexOf('.')) + ".AAAA";
        for (String hint : List.of(stranger, forged, "nonsense", "", "a.b.c")) {
            assertThat(leave(Map.of("id_token_hint", hint)).body()).contains("Sign out?");
            assertThat(browser.post(logout(), Map.of("id_token_hint", hint)).body())
                    .contains("Sign out?");
        }
        assertThat(leave(Map.of("id_token_hint", idToken, "client_id", PROVIDER.tenant()))
                        .body())
                .as("a token of another client")
                .contains("Sign out?");
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void itLeadsBackToRegisteredAddressesOnly() {
        for (String address :
                new String[] {"https://evil.example/", PROVIDER.base() + "/elsewhere", "//evil.example"}) {
            for (Map<String, String> who : List.of(
                    Map.of("id_token_hint", idToken),
                    Map.of("client_id", Console.CLIENT.toString()),
                    Map.of("client_id", PROVIDER.tenant()),
                    Map.<String, String>of())) {
                Map<String, String> asked = new LinkedHashMap<>(who);
                asked.put("post_logout_redirect_uri", address);
                for (Browser.Page page : List.of(leave(asked), browser.post(logout(), asked))) {
                    assertThat(page.status()).as(asked.toString()).isEqualTo(200);
                    Browser.Page end = page.body().contains("Sign out?") ? page.submit(Map.of()) : page;
                    assertThat(end.body()).as(asked.toString()).contains("You are signed out");
                }
            }
        }
    }
}
