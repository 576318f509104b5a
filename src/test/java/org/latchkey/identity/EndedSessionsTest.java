package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;

/** What is left of a sign-in once it was ended from elsewhere: nothing. */
class EndedSessionsTest {
    private static final String NEW = "Another-horse-8";

    private final Provider provider = Provider.fresh();
    private final Browser browser = provider.browser();
    private Answer tokens;
    private String code = "";

    EndedSessionsTest() {
        code = provider.signIn(browser, Map.of()).told("code");
        tokens = provider.redeem(code).is(200);
    }

    @BeforeEach
    void adaIsSignedIn() {
        works(browser, tokens);
        code = browser.open(provider.request(Map.of())).told("code");
    }

    private void works(Browser where, Answer with) {
        assertThat(where.open(provider.request(Map.of())).answer()).containsKey("code");
        provider.callsWith(with.text("/access_token"), "me").is(200);
    }

    private void nothingIsLeft() {
        assertThat(browser.open(provider.request(Map.of())).address().getPath()).contains("/signin");
        assertThat(browser.open("/" + provider.tenant() + "/signin/methods")
                        .address()
                        .getPath())
                .doesNotContain("methods");
        provider.redeem(code).is(400).has("/error", "invalid_grant");
        provider.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
        provider.callsWith(tokens.text("/access_token"), "me").fails(401, "InvalidAuthenticationToken");
        provider.callsWith(tokens.text("/access_token"), "/oidc/userinfo").is(401);
    }

    /** Signs in anew in the same browser, which counts at once. */
    private void signsInAgain(String password) {
        Browser.Page page = browser.open(provider.request(Map.of()));
        Answer fresh = provider.redeem(
                        Provider.signIn(page, provider.adasName(), password).told("code"))
                .is(200);
        works(browser, fresh);
        provider.refresh(fresh.text("/refresh_token")).is(200);
    }

    @Test
    void revokingEndsThemAll() {
        provider.api()
                .asAdmin()
                .post("users/" + provider.ada() + "/revokeSignInSessions")
                .is(200);
        nothingIsLeft();
        signsInAgain(Provider.PASSWORD);
        provider.api()
                .asAdmin()
                .get("auditLogs/directoryAudits?$filter=activityDisplayName eq"
                        + " 'Update StsRefreshTokenValidFrom Timestamp'")
                .has("/value/0/targetResources/0/id", provider.ada());
    }

    @Test
    void aPersonEndsTheirOwn() {
        provider.callsWith(tokens.text("/access_token"), "me").is(200);
        provider.api().as(provider.ada()).post("me/revokeSignInSessions").is(200);
        nothingIsLeft();
    }

    @Test
    void itHoldsHoweverTheTenantsClockWasMoved() {
        provider.api().advance("P40D");
        works(browser, tokens);
        provider.api()
                .asAdmin()
                .post("users/" + provider.ada() + "/revokeSignInSessions")
                .is(200);
        nothingIsLeft();
        signsInAgain(Provider.PASSWORD);
    }

    @Test
    void aPasswordThatAnAdministratorSetsEndsThem() {
        provider.api()
                .asAdmin()
                .patch("users/" + provider.ada(), """
                        {"passwordProfile": {"password": "%s", "forceChangePasswordNextSignIn": false}}
                        """.formatted(NEW))
                .is(204);
        nothingIsLeft();
        signsInAgain(NEW);
    }

    @Test
    void aPasswordThatAPersonChangesEndsThemButForTheirOwn() {
        Browser other = provider.browser();
        provider.signIn(other, Map.of());
        other.open("/" + provider.tenant() + "/signin/password")
                .submit(Map.of("current", Provider.PASSWORD, "chosen", NEW, "repeated", NEW));
        nothingIsLeft();
        assertThat(other.open(provider.request(Map.of())).answer()).containsKey("code");
    }

    @Test
    void whileAnAccountIsDisabledThereAreNone() {
        enable(false);
        assertThat(browser.open(provider.request(Map.of())).address().getPath()).contains("/signin");
        provider.refresh(tokens.text("/refresh_token")).is(400).has("/error", "invalid_grant");
        provider.callsWith(tokens.text("/access_token"), "me").fails(401, "InvalidAuthenticationToken");
        enable(true);
        works(browser, tokens);
    }

    private void enable(boolean enabled) {
        provider.api()
                .asAdmin()
                .patch("users/" + provider.ada(), "{\"accountEnabled\": %s}".formatted(enabled))
                .is(204);
    }

    @Test
    void nothingIsLeftOfADeletedAccount() {
        provider.api().asAdmin().delete("users/" + provider.ada()).is(204);
        nothingIsLeft();
    }

    @Test
    void otherPeopleStaySignedIn() {
        String bea = provider.person("bea", "Bea");
        provider.api().asAdmin().post("users/" + bea + "/revokeSignInSessions").is(200);
        works(browser, tokens);
    }
}
