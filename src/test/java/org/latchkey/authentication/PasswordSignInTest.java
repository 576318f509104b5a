package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.StatementCount;

class PasswordSignInTest {
    private static final Office OFFICE = new Office();

    @Test
    void whoeverKnowsThePasswordIsLedBack() {
        Browser browser = OFFICE.browser();
        Browser.Page page = OFFICE.signIn(browser, "?continue=/somewhere", OFFICE.adasName(), Office.PASSWORD);
        assertThat(page.isRedirect()).isTrue();
        assertThat(page.location().getPath()).isEqualTo("/somewhere");
        assertThat(browser.open(OFFICE.at("?continue=/elsewhere")).location().getPath())
                .as("who is in is not asked again")
                .isEqualTo("/elsewhere");
    }

    @Test
    void aNewSignInIsAskedForWhereOneIsRequired() {
        Browser browser = OFFICE.adas();
        Browser.Page page = browser.open(OFFICE.at("?continue=/x&require=login"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.fields()).containsEntry("username", OFFICE.adasName());
        assertThat(page.submit(Map.of("password", Office.PASSWORD)).location().getPath())
                .isEqualTo("/x");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameReadTheSame() {
        Browser.Page wrong = OFFICE.signIn(OFFICE.browser(), OFFICE.adasName(), "Wrong-horse-9");
        Browser.Page unknown =
                OFFICE.signIn(OFFICE.browser(), "nobody@" + OFFICE.api().domain(), "Wrong-horse-9");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(withoutNames(unknown)).isEqualTo(withoutNames(wrong));
    }

    private static String withoutNames(Browser.Page page) {
        return page.body().replaceAll("value=\"[^\"]*\"", "value");
    }

    @Test
    void guessingFromElsewhereDoesNotKeepTheOwnerOut() {
        Office office = new Office();
        Browser home = office.adas();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(office.signIn(office.elsewhere(), office.adasName(), "Guess-" + guess)
                            .status())
                    .isEqualTo(401);
        }
        Browser.Page refused = office.signIn(office.elsewhere(), office.adasName(), Office.PASSWORD);
        assertThat(refused.status()).as("not even the right one is tried").isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        assertThat(office.signIn(home, "?require=login", office.adasName(), Office.PASSWORD)
                        .status())
                .as("her own browser")
                .isEqualTo(200);
        assertThat(office.signIn(office.elsewhere(), office.adasName(), Office.PASSWORD)
                        .status())
                .as("which frees nobody else")
                .isEqualTo(429);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameTakeTheSameWork() throws Exception {
        String nobody = "nobody@" + OFFICE.api().domain();
        assertThat(asked(nobody, "Wrong-horse-9")).isEqualTo(asked(OFFICE.adasName(), "Wrong-horse-9"));
        assertThat(asked(nobody, "ABCDEFGH2345"))
                .as("what looks like a pass")
                .isEqualTo(asked(OFFICE.adasName(), "ABCDEFGH2345"));
    }

    /** What the database is asked when somebody tries to sign in, from a browser that nobody has signed in with. */
    private List<String> asked(String name, String password) throws Exception {
        Browser.Page page = OFFICE.browser().open(OFFICE.at(""));
        return StatementCount.during(() -> assertThat(page.submit(Map.of("username", name, "password", password))
                                .status())
                        .isEqualTo(401))
                .statements();
    }

    @Test
    void unknownNamesAreLockedOutAlike() {
        Office office = new Office();
        String nobody = "nobody@" + office.api().domain();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(office.signIn(office.browser(), nobody, "Guess-" + guess).status())
                    .isEqualTo(401);
        }
        assertThat(office.signIn(office.browser(), nobody, "Guess-11").status()).isEqualTo(429);
    }

    @Test
    void manyNamesFromOneAddressAreHeldUp() {
        Office office = new Office();
        int status = 0;
        for (int name = 0; name < 51; name++) {
            status = office.signIn(office.elsewhere(), "n" + name, "Guess-1").status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(office.signIn(office.browser(), office.adasName(), Office.PASSWORD)
                        .status())
                .as("from another address")
                .isEqualTo(200);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Browser.Page page = OFFICE.browser().open(OFFICE.at(""));
        Browser.Page refused =
                page.submit(Map.of("_csrf", "", "username", OFFICE.adasName(), "password", Office.PASSWORD));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("open for too long");
    }

    @Test
    void nobodyIsLedToAnotherSite() {
        for (String away :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "/%09/evil", "javascript:x")) {
            Browser.Page page =
                    OFFICE.browser().open(OFFICE.at("?" + Browser.form(Map.of("continue", away.replace("%09", "\t")))));
            assertThat(page.status()).as(away).isEqualTo(400);
            Browser.Page form = OFFICE.browser().open(OFFICE.at(""));
            assertThat(form.submit(Map.of(
                                    "continue",
                                    away.replace("%09", "\t"),
                                    "username",
                                    OFFICE.adasName(),
                                    "password",
                                    Office.PASSWORD))
                            .status())
                    .as(away)
                    .isEqualTo(400);
        }
    }

    @Test
    void aSessionKnownBeforeIsWorthNothingAfter() {
        Browser browser = OFFICE.browser();
        browser.open(OFFICE.at(""));
        String before = browser.cookie("latchkey");
        assertThat(before).isNotEmpty();
        OFFICE.signIn(browser, OFFICE.adasName(), Office.PASSWORD);
        assertThat(browser.cookie("latchkey")).isNotEqualTo(before);
        Browser attacker = OFFICE.browser();
        attacker.plant("latchkey", before);
        assertThat(attacker.open(OFFICE.at("?continue=/x")).status())
                .as("asked to sign in")
                .isEqualTo(200);
    }

    @Test
    void cookiesAreForThisSiteAndNotForScripts() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(OFFICE.api().server() + OFFICE.at("")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").containsIgnoringCase("SameSite=Lax"));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick");
    }

    @Test
    void somebodyOfAnotherOrganizationIsNobodyHere() {
        Browser browser = OFFICE.adas();
        Office other = new Office();
        assertThat(browser.open(other.at("?continue=/x")).status()).isEqualTo(200);
        assertThat(other.signIn(other.browser(), OFFICE.adasName(), Office.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aDisabledAccountDoesNotGetIn() {
        String ben = OFFICE.person("ben", "Ben", false);
        OFFICE.api()
                .asAdmin()
                .patch("users/" + ben, "{\"accountEnabled\": false}")
                .is(204);
        assertThat(OFFICE.signIn(OFFICE.browser(), "ben@" + OFFICE.api().domain(), Office.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoMustTakesANewPasswordFirst() {
        OFFICE.person("cleo", "Cleo", true);
        String cleo = "cleo@" + OFFICE.api().domain();
        Browser browser = OFFICE.browser();
        Browser.Page page = OFFICE.signIn(browser, "?continue=/x", cleo, Office.PASSWORD);
        assertThat(page.body()).contains("take a new password");
        assertThat(browser.open(OFFICE.at("?continue=/x")).body())
                .as("not in yet")
                .contains("autocomplete=\"username webauthn\"");
        Map<String, String> wanted =
                Map.of("current", Office.PASSWORD, "chosen", "Correct-horse-10", "repeated", "Correct-horse-10");
        Browser.Page form = browser.open(OFFICE.at("/password?continue=/x"));
        assertThat(form.submit(changed(wanted, "repeated", "Correct-horse-11")).status())
                .isEqualTo(400);
        assertThat(form.submit(changed(wanted, "current", "Wrong-horse-1")).status())
                .isEqualTo(401);
        assertThat(form.submit(Map.of("current", Office.PASSWORD, "chosen", "weak", "repeated", "weak"))
                        .status())
                .isEqualTo(400);
        assertThat(form.submit(wanted).location().getPath()).isEqualTo("/x");
        assertThat(OFFICE.signIn(OFFICE.browser(), cleo, Office.PASSWORD).status())
                .isEqualTo(401);
        assertThat(OFFICE.signIn(OFFICE.browser(), cleo, "Correct-horse-10").status())
                .isEqualTo(200);
    }

    @Test
    void whoIsHalfwayInIsEndedToo() {
        String dan = OFFICE.person("dan", "Dan", true);
        Browser browser = OFFICE.browser();
        OFFICE.signIn(browser, "?continue=/x", "dan@" + OFFICE.api().domain(), Office.PASSWORD);
        assertThat(browser.open(OFFICE.at("/password?continue=/x")).body()).contains("take a new password");
        OFFICE.api().asAdmin().post("users/" + dan + "/revokeSignInSessions").is(200);
        assertThat(browser.open(OFFICE.at("/password?continue=/x")).body())
                .contains("autocomplete=\"username webauthn\"");
    }

    private static Map<String, String> changed(Map<String, String> fields, String name, String value) {
        Map<String, String> copy = new java.util.HashMap<>(fields);
        copy.put(name, value);
        return copy;
    }

    @Test
    void anUnknownOrganizationIsToldSo() {
        assertThat(OFFICE.browser()
                        .open("/00000000-0000-4000-8000-000000000000/signin")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void afterSigningOutNobodyIsIn() {
        Browser browser = OFFICE.adas();
        Browser.Page methods = browser.open(OFFICE.at("?require=login"));
        String session = browser.cookie("latchkey");
        Browser.Page out = methods.submitTo(OFFICE.at("/out"), Map.of());
        assertThat(out.status()).as(out.body()).isEqualTo(200);
        assertThat(out.body()).contains("signed out");
        Browser thief = OFFICE.browser();
        thief.plant("latchkey", session);
        assertThat(thief.open(OFFICE.at("?continue=/x")).status()).isEqualTo(200);
    }
}
