package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.ForeignIssuer;

/** How new a sign-in at another provider must be, and what becomes of one that is too old, or that nobody dates. */
class FederatedRecencyTest {
    private static final Pattern BUTTON = Pattern.compile("href=\"(/[^\"]*/signin/with/[^\"]*)\"");
    private static final String CLIENT = "latchkey";
    private static final String SUBJECT = "ada-there";
    private static final Provider HERE = Provider.fresh();
    private static final ForeignIssuer THERE = new ForeignIssuer();
    private static final String ID = trust(HERE, THERE);

    @AfterAll
    static void end() {
        THERE.close();
    }

    private static String trust(Provider here, ForeignIssuer there) {
        String id = here.api()
                .asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "There",
                         "issuer": "%s", "clientId": "%s",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "x"}}
                        """.formatted(there.issuer(), CLIENT))
                .is(201)
                .text("/id");
        here.api()
                .asAdmin()
                .patch("users/" + here.ada(), """
                        {"identities": [{"signInType": "federated", "issuer": "%s", "issuerAssignedId": "%s"}]}
                        """.formatted(there.issuer(), SUBJECT))
                .is(204);
        return id;
    }

    /** A browser that somebody signs in elsewhere with. */
    private static final class Visitor {
        private final Provider here;
        private final ForeignIssuer there;
        private final String id;
        private final Browser browser;

        Visitor(Provider here, ForeignIssuer there, String id) {
            this.here = here;
            this.there = there;
            this.id = id;
            this.browser = new Browser(URI.create(here.base()));
        }

        /** To the other provider, by the button on our page; what it is asked. */
        Browser.Page leave(Map<String, String> request) {
            Browser.Page page = browser.open(here.request(request));
            Matcher button = BUTTON.matcher(page.body());
            assertThat(button.find()).as(page.body()).isTrue();
            Browser.Page asked =
                    browser.open(button.group(1).replace("&amp;", "&").replace("&#x3D;", "="));
            assertThat(asked.location().toString()).startsWith(there.issuer() + "/authorize?");
            return asked;
        }

        /** And back, with a token that says more, or says otherwise. */
        Browser.Page comeBack(Browser.Page asked, UnaryOperator<JWTClaimsSet.Builder> change) {
            String token =
                    there.token(CLIENT, SUBJECT, claims -> change.apply(claims.claim("nonce", asked.told("nonce"))));
            return browser.open("/%s/signin/with/%s/callback?code=%s&state=%s"
                    .formatted(
                            here.tenant(),
                            id,
                            there.code(token),
                            Browser.form(Map.of("s", asked.told("state"))).substring(2)));
        }

        Browser.Page comeBack(Browser.Page asked, Instant signedIn) {
            return comeBack(asked, claims -> claims.claim("auth_time", signedIn.getEpochSecond()));
        }
    }

    private static Visitor visitor() {
        return new Visitor(HERE, THERE, ID);
    }

    private static Instant ago(Duration time) {
        return Instant.now().minus(time);
    }

    /** What a client learns of the sign-in that a page leads back with. */
    private static JWTClaimsSet claims(Provider here, Browser.Page page) {
        return Provider.claims(here.redeem(page.told("code")).is(200).text("/access_token"));
    }

    private static void refused(Visitor visitor, Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(401);
        assertThat(page.body()).contains("There did not ask you again", "Sign out there");
        assertThat(visitor.browser.open(visitor.here.request(Map.of())).body())
                .as("and is not in")
                .contains("Sign in with There");
    }

    @Test
    void whoeverMustSignInAnewIsAskedToThere() throws Exception {
        Visitor visitor = visitor();
        Browser.Page asked = visitor.leave(Map.of("prompt", "login"));
        assertThat(asked.answer()).containsEntry("prompt", "login").containsKey("max_age");
        refused(visitor, visitor.comeBack(asked, ago(Duration.ofMinutes(5))));
        Instant before = Instant.now();
        Browser.Page back = visitor.comeBack(visitor.leave(Map.of("prompt", "login")), Instant.now());
        assertThat(claims(HERE, back).getLongClaim("auth_time")).isGreaterThanOrEqualTo(before.getEpochSecond());
        assertThat(visitor.leave(Map.of("prompt", "login")).answer())
                .as("who is in, and asked again")
                .containsEntry("prompt", "login");
    }

    @Test
    void aSignInThatIsTooOldIsBegunAgainOnce() throws Exception {
        Visitor visitor = visitor();
        Browser.Page asked = visitor.leave(Map.of("max_age", "600"));
        assertThat(asked.answer()).containsEntry("max_age", "600").doesNotContainKey("prompt");
        Browser.Page again = visitor.comeBack(asked, ago(Duration.ofMinutes(20)));
        assertThat(again.answer()).containsEntry("prompt", "login").containsEntry("max_age", "600");
        refused(visitor, visitor.comeBack(again, ago(Duration.ofMinutes(20))));

        Instant recent = ago(Duration.ofMinutes(5));
        Browser.Page back = visitor.comeBack(visitor.leave(Map.of("max_age", "600")), recent);
        assertThat(claims(HERE, back).getLongClaim("auth_time")).isEqualTo(recent.getEpochSecond());

        Visitor other = visitor();
        assertThat(other.leave(Map.of("max_age", "0")).answer()).containsEntry("prompt", "login");
        Browser.Page day = other.leave(Map.of());
        assertThat(day.answer()).containsEntry("max_age", "86400").doesNotContainKey("prompt");
        assertThat(other.comeBack(day, ago(Duration.ofHours(25))).answer()).containsEntry("prompt", "login");
    }

    @Test
    void whoseSessionsWereEndedSignsInThereAnew() {
        Provider here = Provider.fresh();
        try (ForeignIssuer there = new ForeignIssuer()) {
            Visitor visitor = new Visitor(here, there, trust(here, there));
            Instant signedIn = ago(Duration.ofMinutes(5));
            visitor.comeBack(visitor.leave(Map.of()), signedIn).told("code");
            here.api()
                    .asAdmin()
                    .post("users/" + here.ada() + "/revokeSignInSessions")
                    .is(200);
            Browser.Page asked = visitor.leave(Map.of());
            assertThat(asked.answer()).doesNotContainKey("prompt");
            Browser.Page again = visitor.comeBack(asked, signedIn);
            assertThat(again.answer()).as("what it was not asked at first").containsEntry("prompt", "login");
            refused(visitor, visitor.comeBack(again, signedIn));
            Browser.Page last = visitor.comeBack(visitor.leave(Map.of()), signedIn);
            assertThat(last.answer()).containsEntry("prompt", "login");
            visitor.comeBack(last, Instant.now()).told("code");
        }
    }

    @Test
    void whoeverDoesNotSayWhenLetsPeopleSignInAnew() throws Exception {
        Provider here = Provider.fresh();
        try (ForeignIssuer silent = new ForeignIssuer()) {
            Visitor visitor = new Visitor(here, silent, trust(here, silent));
            Browser.Page again = visitor.comeBack(visitor.leave(Map.of()), claims -> claims);
            assertThat(again.answer()).containsEntry("prompt", "login");
            Instant before = Instant.now();
            JWTClaimsSet claims =
                    claims(here, visitor.comeBack(again, more -> more.claim("amr", List.of("pwd", "otp", "mfa"))));
            assertThat(claims.getLongClaim("auth_time"))
                    .isBetween(
                            before.minusSeconds(60).getEpochSecond(),
                            Instant.now().getEpochSecond());
            assertThat(claims.getStringListClaim("amr"))
                    .as("a second factor of unknown age is none")
                    .containsExactly("fed");
            Visitor next = new Visitor(here, silent, visitor.id);
            assertThat(next.leave(Map.of()).answer())
                    .as("once that is known nobody is asked twice")
                    .containsEntry("prompt", "login");
        }
    }

    @Test
    void metadataThatCannotBeUsedIsToldSo() {
        Provider here = Provider.fresh();
        AtomicBoolean isMended = new AtomicBoolean();
        try (ForeignIssuer bare = new ForeignIssuer(
                it -> isMended.get() ? it : it.replace("\"subject_types_supported\": [\"public\"],", ""))) {
            String address = "/%s/signin/with/%s".formatted(here.tenant(), trust(here, bare));
            Browser.Page page = new Browser(here.api().server()).open(address);
            assertThat(page.status()).as(page.body()).isEqualTo(502);
            assertThat(page.body()).contains("There is not set up rightly", "tell your administrator");
            isMended.set(true);
            assertThat(new Browser(here.api().server()).open(address).location().toString())
                    .as("once that is mended")
                    .startsWith(bare.issuer() + "/authorize?");
        }
    }

    @Test
    void addressesThatABrowserVisitsMayHaveAQuery() {
        Provider here = Provider.fresh();
        try (ForeignIssuer there = new ForeignIssuer(it -> it.replace("/authorize\"", "/authorize?p=b2c_1\"")
                .replaceFirst("\\{\"issuer\": \"([^\"]*)\"", "$0, \"end_session_endpoint\": \"$1/out?p=b2c_1\""))) {
            Visitor visitor = new Visitor(here, there, trust(here, there));
            Browser.Page asked = visitor.leave(Map.of());
            assertThat(asked.answer()).containsEntry("p", "b2c_1").containsKeys("client_id", "state");
            visitor.comeBack(asked, Instant.now()).told("code");
            Browser.Page out = visitor.browser
                    .open("/" + here.tenant() + "/signin/methods")
                    .submitTo("/" + here.tenant() + "/signin/out", Map.of());
            assertThat(out.body().replace("&#x3D;", "=")).contains("action=\"" + there.issuer() + "/out?p=b2c_1\"");
        }
    }
}
