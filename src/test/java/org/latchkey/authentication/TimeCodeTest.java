package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;

class TimeCodeTest {
    private static final String MFA = "?continue=/x&require=mfa";

    private final Office office = new Office();

    private AuthenticatorApp enrol(Browser browser) {
        Browser.Page page = browser.open(office.at("/methods/app"));
        AuthenticatorApp app = AuthenticatorApp.reading(page);
        assertThat(page.submit(Map.of("code", "000000")).status())
                .as("a wrong code")
                .isIn(401, 200);
        assertThat(page.submit(Map.of("code", app.code(0))).status()).isEqualTo(200);
        // As if that had been a while ago: the present code is good for the test, in whichever step it is when it
        // arrives.
        office.sql()
                .sql("update software_oath_method set last_step = 0 where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .update();
        return app;
    }

    /** Signs in again with the password alone. */
    private Browser afresh() {
        return office.adas();
    }

    @Test
    void aMissingSecondFactorIsAskedForAndLedBackFrom() {
        AuthenticatorApp app = enrol(office.adas());
        Browser browser = afresh();
        Browser.Page page = browser.open(office.at(MFA));
        assertThat(page.body()).contains("authenticator app");
        assertThat(page.submit(Map.of("code", "12345")).status()).isEqualTo(401);
        assertThat(page.submit(Map.of("code", app.code(0))).location().getPath())
                .isEqualTo("/x");
        assertThat(browser.open(office.at(MFA)).location().getPath())
                .as("it is not asked for twice")
                .isEqualTo("/x");
    }

    @Test
    void aUsedCodeIsRefused() {
        AuthenticatorApp app = enrol(office.adas());
        String code = app.code(0);
        Browser.Page first = afresh().open(office.at(MFA));
        Browser.Page second = afresh().open(office.at(MFA));
        assertThat(first.submit(Map.of("code", code)).location().getPath()).isEqualTo("/x");
        assertThat(second.submit(Map.of("code", code)).status()).isEqualTo(401);
        assertThat(second.submit(Map.of("code", app.code(-1))).status())
                .as("nor one of before")
                .isEqualTo(401);
        assertThat(second.submit(Map.of("code", app.code(1))).location().getPath())
                .isEqualTo("/x");
    }

    @Test
    void anOldCodeIsRefused() {
        AuthenticatorApp app = enrol(office.adas());
        assertThat(afresh().open(office.at(MFA))
                        .submit(Map.of("code", app.code(-4)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoHasNoneSetsOneUpAndGoesOn() {
        Browser browser = office.adas();
        Browser.Page page = browser.open(office.at(MFA));
        assertThat(page.body()).contains("Set up a factor");
        Browser.Page enrolment = browser.open(office.at("/methods/app?continue=/x&require=mfa"));
        assertThat(enrolment
                        .submit(Map.of(
                                "code", AuthenticatorApp.reading(enrolment).code(0)))
                        .location()
                        .getPath())
                .isEqualTo("/x");
    }

    @Test
    void aSecondFactorIsChangedWithIt() {
        AuthenticatorApp app = enrol(office.adas());
        Browser thief = afresh();
        Browser.Page page = thief.open(office.at("/methods/app"));
        assertThat(page.body()).as("who knows the password alone").contains("Prove that it is you");
        Browser.Page list = thief.open(office.at("/methods"));
        assertThat(list.submitTo(office.at("/methods/remove"), Map.of("kind", "APP", "id", method()))
                        .body())
                .contains("Prove that it is you");
        assertThat(thief.open(office.at("/methods")).body()).contains("Authenticator app</b>");
        Browser.Page asked = thief.open(office.at("/factor?continue=" + office.at("/methods")));
        assertThat(asked.submit(Map.of("code", app.code(0))).body()).contains("How you sign in");
        assertThat(thief.open(office.at("/methods"))
                        .submitTo(office.at("/methods/remove"), Map.of("kind", "APP", "id", method()))
                        .body())
                .doesNotContain("Authenticator app</b>");
    }

    private String method() {
        return office.sql()
                .sql("select id::text from software_oath_method where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(String.class)
                .single();
    }

    @Test
    void guessingCodesIsHeldUp() {
        enrol(office.adas());
        Browser.Page page = afresh().open(office.at(MFA));
        int status = 0;
        for (int guess = 0; guess < 11; guess++) {
            status = page.submit(Map.of("code", "00000" + guess % 10)).status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void aNewBrowserBringsNoNewGuesses() {
        enrol(office.adas());
        Browser.Page page = afresh().open(office.at(MFA));
        for (int guess = 0; guess < 10; guess++) {
            assertThat(page.submit(Map.of("code", "00000" + guess)).status()).isEqualTo(401);
        }
        assertThat(afresh().open(office.at(MFA))
                        .submit(Map.of("code", "000000"))
                        .status())
                .as("whoever has the password alone")
                .isEqualTo(429);
    }

    @Test
    void theDatabaseShowsNoSecret() {
        AuthenticatorApp app = enrol(office.adas());
        String row = office.sql()
                .sql("select row_to_json(m)::text from software_oath_method m where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(String.class)
                .single();
        assertThat(row)
                .doesNotContain(TimeCodes.base32(app.secret()))
                .doesNotContain(java.util.Base64.getEncoder().encodeToString(app.secret()))
                .doesNotContain(java.util.HexFormat.of().formatHex(app.secret()));
    }
}
