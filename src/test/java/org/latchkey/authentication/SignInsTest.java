package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.EndingSignIns;

/** Who has signed in is a row: known for as long as they come back, to whoever shows what they were given. */
class SignInsTest {
    private static final String COOKIE = "latchkey-sign-in";

    private final Office office = new Office();

    /** A browser that shows what another one was given, and nothing else of it. */
    private static Browser showing(URI server, String ticket) {
        Browser browser = new Browser(server);
        browser.plant(COOKIE, ticket);
        return browser;
    }

    private boolean isIn(Browser browser) {
        return browser.open(office.at("/methods")).body().contains("How you sign in");
    }

    private Browser again(Browser browser) {
        return showing(office.api().server(), browser.cookie(COOKIE));
    }

    private int rows() {
        return office.sql()
                .sql("select count(*) from sign_in where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(Integer.class)
                .single();
    }

    private void sawLast(String ago) {
        office.sql()
                .sql("update sign_in set seen_at = seen_at - cast(? as interval) where user_id = ?")
                .param(ago)
                .param(UUID.fromString(office.ada()))
                .update();
    }

    @Test
    void whoIsAwayForHalfADaySignsInAgain() {
        Browser browser = office.adas();
        sawLast("11 hours");
        assertThat(isIn(again(browser))).isTrue();
        sawLast("11 hours");
        assertThat(isIn(again(browser))).as("being seen counts").isTrue();
        sawLast("13 hours");
        assertThat(isIn(again(browser))).isFalse();
        assertThat(rows()).as("whoever signs out is still known").isOne();
        provedAll("25 hours");
        office.adas();
        assertThat(rows()).as("what is over is forgotten").isOne();
    }

    /** As if all that was proven so far had been proven earlier. */
    private void provedAll(String ago) {
        office.sql()
                .sql("update sign_in set ends_at = ends_at - cast(? as interval) where user_id = ?")
                .param(ago)
                .param(UUID.fromString(office.ada()))
                .update();
    }

    private UUID session() {
        return office.sql()
                .sql("select session_id from sign_in where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(UUID.class)
                .single();
    }

    @Test
    void whoComesBackAfterTheEndBeginsAnotherOne() {
        Browser browser = office.adas();
        UUID first = session();
        office.signIn(browser, "?require=login", office.adasName(), Office.PASSWORD);
        assertThat(session()).as("what is proven in time adds to it").isEqualTo(first);
        provedAll("25 hours");
        office.signIn(browser, office.adasName(), Office.PASSWORD);
        assertThat(isIn(browser)).isTrue();
        assertThat(session()).isNotEqualTo(first);
    }

    @Test
    void beingSeenLengthensItForADayAndNoMore() {
        Browser browser = office.adas();
        for (int hours = 0; hours < 20; hours += 10) {
            sawLast("10 hours");
            provedAll("10 hours");
            assertThat(isIn(again(browser))).as(hours + " hours").isTrue();
        }
        sawLast("5 hours");
        provedAll("5 hours");
        assertThat(isIn(again(browser))).isFalse();
        office.adas();
        assertThat(rows()).as("what is over is forgotten").isOne();
    }

    @Test
    void aFactorThatIsADayOldIsAskedForAgain() {
        Browser browser = office.adas();
        Browser.Page page = browser.open(office.at("/methods/app"));
        AuthenticatorApp app = AuthenticatorApp.reading(page);
        assertThat(page.submit(Map.of("code", app.code(-1))).status()).isEqualTo(200);
        String mfa = office.at("?continue=/x&require=mfa");
        assertThat(browser.open(mfa).location().getPath()).isEqualTo("/x");
        office.sql()
                .sql(
                        "update sign_in set factors = factors || jsonb_build_object('FACTOR_TOTP', ?::text) where user_id = ?")
                .param(Instant.now().minus(Duration.ofHours(25)).toString())
                .param(UUID.fromString(office.ada()))
                .update();
        assertThat(browser.open(mfa).body()).contains("authenticator app");
        assertThat(isIn(browser)).as("for the rest they are in").isTrue();
    }

    @Test
    void whatIsShownIsNewWheneverSomethingIsProven() {
        Browser browser = office.adas();
        String first = browser.cookie(COOKIE);
        office.signIn(browser, "?require=login", office.adasName(), Office.PASSWORD);
        assertThat(browser.cookie(COOKIE)).isNotEqualTo(first);
        assertThat(isIn(showing(office.api().server(), first))).isFalse();
        assertThat(isIn(again(browser))).isTrue();
        assertThat(rows()).isOne();
    }

    @Test
    void signingOutEndsItEverywhere() {
        Browser browser = office.adas();
        String shown = browser.cookie(COOKIE);
        browser.open(office.at("/methods")).submitTo(office.at("/out"), Map.of());
        assertThat(isIn(showing(office.api().server(), shown))).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void whoProvesMoreAtThatVeryMomentIsOutAllTheSame() throws Exception {
        Browser browser = office.adas();
        Browser.Page asked = browser.open(office.at("?require=login"));
        EndingSignIns.meanwhile(
                office.ada(), () -> asked.submit(Map.of("username", office.adasName(), "password", Office.PASSWORD)));
        assertThat(rows()).as("what was ended is not begun again").isZero();
        assertThat(isIn(browser)).isFalse();
        assertThat(office.signIn(browser, office.adasName(), Office.PASSWORD).status())
                .isEqualTo(200);
        assertThat(isIn(browser)).isTrue();
    }

    @Test
    void whatNobodyWasGivenIsWorthNothing() {
        Browser browser = office.adas();
        String[] shown = browser.cookie(COOKIE).split("\\.", 2);
        Office other = new Office();
        for (String forged : new String[] {
            shown[0] + "." + "A".repeat(shown[1].length()),
            other.api().tenant() + "." + shown[1],
            shown[0] + ".",
            shown[1],
            "x.y",
            "."
        }) {
            assertThat(isIn(showing(office.api().server(), forged))).as(forged).isFalse();
        }
        String hash = office.sql()
                .sql("select hash from sign_in where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(String.class)
                .single();
        assertThat(isIn(showing(office.api().server(), shown[0] + "." + hash)))
                .as("what a dump of the database shows")
                .isFalse();
    }
}
