package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;

class SandboxSignInTest {
    private static final Office OFFICE = new Office();

    @Test
    void anybodyIsSignedInAtAClick() {
        Browser.Page page = OFFICE.browser().open(OFFICE.at("?continue=/x"));
        assertThat(page.body()).contains("Sandbox").contains(OFFICE.ada());
        assertThat(page.submitTo(OFFICE.at("/sandbox"), Map.of("user", OFFICE.ada(), "factors", "pwd"))
                        .location()
                        .getPath())
                .isEqualTo("/x");
    }

    @Test
    void withTheFactorsThatAreChosen() {
        Browser one = OFFICE.browser();
        one.open(OFFICE.at("")).submitTo(OFFICE.at("/sandbox"), Map.of("user", OFFICE.ada(), "factors", "pwd"));
        assertThat(one.open(OFFICE.at("?continue=/x&require=mfa")).status()).isEqualTo(200);
        Browser both = OFFICE.browser();
        both.open(OFFICE.at("")).submitTo(OFFICE.at("/sandbox"), Map.of("user", OFFICE.ada(), "factors", "mfa"));
        assertThat(both.open(OFFICE.at("?continue=/x&require=mfa")).location().getPath())
                .isEqualTo("/x");
    }

    @Test
    void whoIsNotThereIsNobody() {
        Office other = new Office();
        Browser.Page page = OFFICE.browser().open(OFFICE.at(""));
        assertThat(page.submitTo(OFFICE.at("/sandbox"), Map.of("user", other.ada()))
                        .status())
                .isEqualTo(404);
        assertThat(page.submitTo(OFFICE.at("/sandbox"), Map.of("user", OFFICE.ada(), "_csrf", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void inProductionThereIsNoSuchThing() {
        try (var database = Database.fresh();
                var server = RunningServer.start(
                        database, "--latchkey.production=true", "--latchkey.public-url=https://id.example")) {
            var tenant = server.bean(org.latchkey.tenant.Tenants.class).create("Real", "real.example");
            Browser browser = new Browser(server.url());
            Browser.Page page = browser.open("/" + tenant.id() + "/signin");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("Sandbox");
            assertThat(page.submitTo(
                                    "/" + tenant.id() + "/signin/sandbox",
                                    Map.of("user", tenant.id().toString()))
                            .status())
                    .isEqualTo(404);
        }
    }
}
