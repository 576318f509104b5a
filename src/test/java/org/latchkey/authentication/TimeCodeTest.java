package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;

class TimeCodeTest {
    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");
    private static final String MFA = "?continue=/x&require=mfa";

    private final Office office = new Office();

    /** An authenticator app of Ada's, with the key it read. */
    private static final class App {
        private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        private final byte[] secret;

        App(Browser.Page page) {
            Matcher key = KEY.matcher(page.body());
            assertThat(key.find()).as(page.body()).isTrue();
            secret = decode(key.group(1).replace(" ", ""));
        }

        /** The code so many steps from now. */
        String code(int steps) {
            try {
                return generator.generateOneTimePasswordString(
                        new SecretKeySpec(secret, "RAW"), Instant.now().plusSeconds(30L * steps));
            } catch (java.security.InvalidKeyException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static byte[] decode(String base32) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int bits = 0;
            int held = 0;
            for (int letter : base32.chars().toArray()) {
                bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
                held += 5;
                if (held >= 8) {
                    held -= 8;
                    bytes.write(bits >> held);
                    bits &= (1 << held) - 1;
                }
            }
            return bytes.toByteArray();
        }
    }

    private App enrol(Browser browser) {
        Browser.Page page = browser.open(office.at("/methods/app"));
        App app = new App(page);
        assertThat(page.submit(Map.of("code", "000000")).status())
                .as("a wrong code")
                .isIn(401, 200);
        // One step back, so that the present one stays good for the test.
        assertThat(page.submit(Map.of("code", app.code(-1))).status()).isEqualTo(200);
        return app;
    }

    /** Signs in again with the password alone. */
    private Browser afresh() {
        return office.adas();
    }

    @Test
    void aMissingSecondFactorIsAskedForAndLedBackFrom() {
        App app = enrol(office.adas());
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
        App app = enrol(office.adas());
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
        App app = enrol(office.adas());
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
                        .submit(Map.of("code", new App(enrolment).code(0)))
                        .location()
                        .getPath())
                .isEqualTo("/x");
    }

    @Test
    void aSecondFactorIsChangedWithIt() {
        App app = enrol(office.adas());
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
    void theDatabaseShowsNoSecret() {
        App app = enrol(office.adas());
        String row = office.sql()
                .sql("select row_to_json(m)::text from software_oath_method m where user_id = ?")
                .param(UUID.fromString(office.ada()))
                .query(String.class)
                .single();
        assertThat(row)
                .doesNotContain(TimeCodes.base32(app.secret))
                .doesNotContain(java.util.Base64.getEncoder().encodeToString(app.secret))
                .doesNotContain(java.util.HexFormat.of().formatHex(app.secret));
    }
}
