package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;

class SignOutTest {
    private static final Provider PROVIDER = Provider.fresh();

    private final Browser browser = PROVIDER.browser();
    private final String idToken = PROVIDER.redeem(
                    PROVIDER.signIn(browser, Map.of()).told("code"))
            .is(200)
            .text("/id_token");

    private Browser.Page leave(Map<String, String> parameters) {
        return browser.open("/" + PROVIDER.tenant() + "/oauth2/v2.0/logout?" + Browser.form(parameters));
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
    void elseThePersonIsAsked() {
        Browser.Page page = leave(Map.of());
        assertThat(page.body()).contains("Sign out?");
        assertThat(isSignedIn()).isTrue();
        assertThat(page.submit(Map.of("_csrf", "guessed")).status()).isEqualTo(403);
        assertThat(isSignedIn()).isTrue();
        assertThat(page.submit(Map.of()).body()).contains("You are signed out");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void aHintThatProvesNothingEndsNothing() {
        Provider other = Provider.fresh();
        String stranger = other.tokens().text("/id_token");
        String forged = idToken.substring(0, idToken.lastIndexOf('.')) + ".AAAA";
        for (String hint : new String[] {stranger, forged, "nonsense"}) {
            assertThat(leave(Map.of("id_token_hint", hint)).body()).contains("Sign out?");
        }
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void itLeadsBackToRegisteredAddressesOnly() {
        for (String address :
                new String[] {"https://evil.example/", PROVIDER.base() + "/elsewhere", "//evil.example"}) {
            Browser.Page page = leave(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", address));
            assertThat(page.status()).as(address).isEqualTo(200);
            assertThat(page.body()).contains("You are signed out");
        }
    }
}
