package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.AUTHENTICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_READER;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;

class AccessPassTest {
    private static final String DENIED = "Authorization_RequestDenied";

    private final Office office = new Office();
    private final Api api = office.api();
    private final Api.Client clerk = api.as(api.person("Clerk", AUTHENTICATION_ADMINISTRATOR));

    private String at(String user) {
        return "users/" + user + "/authentication/temporaryAccessPassMethods";
    }

    private Answer issue(String body) {
        return clerk.post(at(office.ada()), body);
    }

    private int signIn(String pass) {
        return office.signIn(office.elsewhere(), "?continue=/x&require=mfa", office.adasName(), pass)
                .status();
    }

    @Test
    void aPassLetsSomebodyInAndCountsAsMoreThanOneFactor() {
        Answer made = issue("{\"lifetimeInMinutes\": 60, \"isUsableOnce\": false}")
                .is(201)
                .has("/isUsable", "true")
                .has("/methodUsabilityReason", "EnabledByPolicy")
                .has("/lifetimeInMinutes", "60");
        String pass = made.text("/temporaryAccessPass");
        Browser browser = office.browser();
        Browser.Page page =
                office.signIn(browser, "?continue=/x&require=mfa", office.adasName(), pass.substring(0, 11) + "#");
        assertThat(page.status()).isEqualTo(401);
        assertThat(office.signIn(browser, "?continue=/x&require=mfa", office.adasName(), pass)
                        .location()
                        .getPath())
                .isEqualTo("/x");
        assertThat(browser.open(office.at("/methods/app")).body())
                .as("to register something better")
                .contains("Add an authenticator app");
        assertThat(signIn(pass)).as("again").isEqualTo(303);
    }

    @Test
    void aPassForOneUseIsUsedUp() {
        String pass = issue("{\"isUsableOnce\": true}").is(201).text("/temporaryAccessPass");
        assertThat(signIn(pass)).isEqualTo(303);
        assertThat(signIn(pass)).isEqualTo(401);
        clerk.get(at(office.ada()))
                .is(200)
                .has("/value/0/isUsable", "false")
                .has("/value/0/methodUsabilityReason", "OneTimeUsed");
    }

    @Test
    void aPassIsGoodInItsTimeOnTheTenantsClock() {
        String start = api.now().plusSeconds(3_600).toString();
        Answer made = issue("{\"startDateTime\": \"%s\", \"lifetimeInMinutes\": 60}".formatted(start))
                .is(201)
                .has("/methodUsabilityReason", "NotYetValid");
        String pass = made.text("/temporaryAccessPass");
        assertThat(signIn(pass)).isEqualTo(401);
        api.advance("PT1H1M");
        assertThat(signIn(pass)).isEqualTo(303);
        api.advance("PT1H");
        assertThat(signIn(pass)).isEqualTo(401);
        clerk.get(at(office.ada()) + "/" + made.text("/id")).is(200).has("/methodUsabilityReason", "Expired");
    }

    @Test
    void aNewPassTakesThePlaceOfTheOldAndOneTakenAwayIsGone() {
        String first = issue("{}").is(201).text("/temporaryAccessPass");
        Answer second = issue("{}").is(201);
        assertThat(signIn(first)).isEqualTo(401);
        assertThat(signIn(second.text("/temporaryAccessPass"))).isEqualTo(303);
        clerk.delete(at(office.ada()) + "/" + second.text("/id")).is(204);
        assertThat(signIn(second.text("/temporaryAccessPass"))).isEqualTo(401);
        assertThat(clerk.get(at(office.ada())).is(200).rows()).isEmpty();
    }

    @Test
    void aPassIsShownOnceAndNeverKept() {
        String pass = issue("{}").is(201).text("/temporaryAccessPass");
        Answer read =
                clerk.get("users/" + office.ada() + "/authentication/methods").is(200);
        assertThat(read.body())
                .contains("temporaryAccessPassAuthenticationMethod")
                .doesNotContain(pass);
        assertThat(office.sql()
                        .sql("select temporary_access_pass::text from temporary_access_pass")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(pass));
    }

    @Test
    void aPasswordBesideAPassIsAskedForIt() {
        String pass = issue("{}").is(201).text("/temporaryAccessPass");
        Browser browser = office.adas();
        Browser.Page page = browser.open(office.at("?continue=/x&require=mfa"));
        assertThat(page.body()).contains("Temporary Access Pass");
        assertThat(page.submitTo(office.at("/factor/pass"), Map.of("code", "WRONG"))
                        .status())
                .isEqualTo(401);
        assertThat(page.submitTo(office.at("/factor/pass"), Map.of("code", pass))
                        .location()
                        .getPath())
                .isEqualTo("/x");
    }

    @Test
    void onlyWhoMayGivesOneAndNeverToThemselves() {
        String admin = api.person("Admin", USER_ADMINISTRATOR);
        clerk.post(at(admin), "{}").fails(403, DENIED);
        clerk.post(at("me").replace("users/me", "me"), "{}").fails(403, DENIED);
        api.as(api.person("Reader", GLOBAL_READER)).post(at(office.ada()), "{}").fails(403, DENIED);
        api.as(office.ada()).post(at(office.ada()), "{}").fails(403, DENIED);
        issue("{\"lifetimeInMinutes\": 59}").fails(400, "Request_BadRequest");
        issue("{\"lifetimeInMinutes\": 481}").fails(400, "Request_BadRequest");
        issue("{\"startDateTime\": \"2020-01-01T00:00:00Z\"}").fails(400, "Request_BadRequest");
    }

    /** A person whose password must be changed after a second factor. */
    private String held() {
        String cleo = office.person("cleo", "Cleo", false);
        api.asAdmin().patch("users/" + cleo, """
                        {"passwordProfile": {"password": "%s", "forceChangePasswordNextSignInWithMfa": true}}
                        """.formatted(Office.PASSWORD)).is(204);
        return cleo;
    }

    private static final Map<String, String> CHANGE =
            Map.of("current", Office.PASSWORD, "chosen", "Correct-horse-10", "repeated", "Correct-horse-10");

    @Test
    void whoMustProveMoreDoesBeforeTheyTakeANewPassword() {
        String pass = clerk.post(at(held()), "{}").is(201).text("/temporaryAccessPass");
        Browser browser = office.browser();
        Browser.Page factor = office.signIn(browser, "?continue=/x", "cleo@" + api.domain(), Office.PASSWORD);
        assertThat(factor.address().getPath()).endsWith("/factor");
        Browser.Page early = factor.submitTo(office.at("/password"), CHANGE);
        assertThat(early.address().getPath()).as("not without the factor").endsWith("/factor");
        assertThat(browser.open(office.at("?continue=/x")).body())
                .as("not in yet")
                .contains("autocomplete=\"username webauthn\"");
        Browser.Page form = browser.open(office.at("/factor?continue=/x"))
                .submitTo(office.at("/factor/pass"), Map.of("code", pass));
        assertThat(form.body()).contains("take a new password");
        assertThat(form.submit(CHANGE).location().getPath()).isEqualTo("/x");
        assertThat(browser.open(office.at("?continue=/y&require=mfa"))
                        .location()
                        .getPath())
                .as("and that factor counts")
                .isEqualTo("/y");
        assertThat(office.signIn(office.browser(), "cleo@" + api.domain(), "Correct-horse-10")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoHasNoSecondFactorRegistersOneFirst() {
        held();
        Browser browser = office.browser();
        Browser.Page factor = office.signIn(browser, "?continue=/x", "cleo@" + api.domain(), Office.PASSWORD);
        assertThat(factor.body()).contains("Set up a factor");
        Browser.Page app = browser.open(office.at("/methods/app?continue=/x"));
        Browser.Page form =
                app.submit(Map.of("code", AuthenticatorApp.reading(app).code(0)));
        assertThat(form.body()).contains("take a new password");
        assertThat(form.submit(CHANGE).location().getPath()).isEqualTo("/x");
    }
}
