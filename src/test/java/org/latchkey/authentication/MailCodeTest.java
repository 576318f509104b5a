package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;

class MailCodeTest {
    private static final String MFA = "?continue=/x&require=mfa";

    private final Office office = new Office();

    /** The browser in which Ada has registered her address, and with that proven to be there. */
    private Browser enrol() {
        Browser browser = office.adas();
        Browser.Page page = browser.open(office.at("/methods"))
                .submitTo(office.at("/methods/mail"), Map.of("address", office.adasName()));
        assertThat(page.body()).contains("on its way to " + office.adasName());
        assertThat(page.submit(Map.of("code", "00000000")).status()).isEqualTo(401);
        assertThat(page.submit(Map.of("code", office.mailedCode())).body()).contains("Code by mail</b>");
        return browser;
    }

    /** The page that asks for the code, once it has been sent. */
    private Browser.Page sent() {
        Browser.Page page = office.adas().open(office.at(MFA));
        assertThat(page.body()).contains("Send a code to a••@").doesNotContain(office.adasName());
        Browser.Page sent = page.submitTo(office.at("/factor/send"), Map.of());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        return sent;
    }

    @Test
    void aCodeIsGoodOnce() {
        enrol();
        Browser.Page page = sent();
        String code = office.mailedCode();
        assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", code))
                        .location()
                        .getPath())
                .isEqualTo("/x");
        Browser.Page second = office.adas().open(office.at(MFA));
        assertThat(second.submitTo(office.at("/factor/mail"), Map.of("code", code))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        enrol();
        Instant before = Instant.now();
        Browser.Page page = sent();
        Instant after = Instant.now();
        String code = office.mailedCode();
        assertThat(expires()).isBetween(before.plusSeconds(599), after.plusSeconds(601));
        office.sql()
                .sql("update mail_code set expires_at = expires_at - interval '10 minutes' where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .update();
        assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", code))
                        .status())
                .isEqualTo(401);
    }

    private Instant expires() {
        return office.sql()
                .sql("select expires_at from mail_code where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void aCodeIsGoodForFiveTries() {
        enrol();
        Browser.Page page = sent();
        String code = office.mailedCode();
        for (int guess = 0; guess < 5; guess++) {
            assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", "0000000" + guess))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", code))
                        .status())
                .as("the right one, too late")
                .isEqualTo(401);
    }

    @Test
    void aCodeThatWentToAnAddressOfBeforeIsWorthNothing() {
        enrol();
        Browser.Page page = sent();
        String code = office.mailedCode();
        String mine = "users/" + office.ada() + "/authentication/emailMethods";
        office.api()
                .asAdmin()
                .post(mine, "{\"emailAddress\": \"ada.new@elsewhere.example\"}")
                .is(201);
        assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", code))
                        .status())
                .as("changed since")
                .isEqualTo(401);
    }

    @Test
    void aCodeThatWentToAnAddressThatIsGoneIsWorthNothing() {
        enrol();
        Browser.Page page = sent();
        String code = office.mailedCode();
        String mine = "users/" + office.ada() + "/authentication/emailMethods";
        office.api()
                .asAdmin()
                .delete(mine + "/3ddfcfc8-9383-446f-83cc-3ab9be4be18f")
                .is(204);
        assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", code))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aCodeForAnAddressThatIsNotRegisteredYetIsNoFactor() {
        Browser enrolled = enrol();
        Browser.Page page = sent();
        Browser.Page next = enrolled.open(office.at("/methods"))
                .submitTo(office.at("/methods/mail"), Map.of("address", "ada.new@elsewhere.example"));
        assertThat(next.body()).contains("on its way to ada.new@elsewhere.example");
        assertThat(page.submitTo(office.at("/factor/mail"), Map.of("code", office.mailedCode()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nobodyIsFloodedWithCodes() {
        enrol();
        Browser.Page page = office.adas().open(office.at(MFA));
        int status = 200;
        for (int asked = 0; asked < 5; asked++) {
            status = page.submitTo(office.at("/factor/send"), Map.of()).status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void theDatabaseShowsNoCode() {
        enrol();
        sent();
        String code = office.mailedCode();
        String rows = office.sql().sql("""
                        select coalesce(string_agg(t.row, ' '), '') from (
                          select row_to_json(c)::text as row from mail_code c
                          union all select row_to_json(n)::text from notice n
                          union all select row_to_json(m)::text from notice_mail m
                        ) t
                        """).query(String.class).single();
        assertThat(rows).isNotEmpty().doesNotContain(code);
    }
}
