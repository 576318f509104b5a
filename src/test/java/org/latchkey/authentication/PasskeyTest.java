package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.latchkey.testkit.Chromium;
import tools.jackson.databind.JsonNode;

/**
 * Passkeys in a real browser, with an authenticator of its own making. There is one passkey, which each test finds as somebody who has
 * not signed in yet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeyTest {
    private final Office office = new Office();
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private CDPSession devtools;
    private String authenticator;

    /** Whether the passkey is there that tests find. */
    private boolean isThere;

    @BeforeAll
    void open() {
        context = Chromium.shared().newContext(new Browser.NewContextOptions().setBaseURL(base()));
        // A busy machine takes its time.
        context.setDefaultTimeout(90_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(base())) {
                complaints.add("asked " + request.url());
            }
        });
        devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        authenticator = addAuthenticator();
        makePasskey();
    }

    @BeforeEach
    void beNobody() {
        context.clearCookies();
        if (!isThere) {
            devtools.send("WebAuthn.clearCredentials", ofAuthenticator());
            String methods = "users/" + office.ada() + "/authentication/fido2Methods";
            for (JsonNode left : office.api().asAdmin().get(methods).is(200).rows()) {
                office.api()
                        .asAdmin()
                        .delete(methods + "/" + left.path("id").asString())
                        .is(204);
            }
            makePasskey();
            context.clearCookies();
        }
        complaints.clear();
    }

    @AfterEach
    void letTheOwnerBeThere() {
        verify(true);
    }

    private JsonObject ofAuthenticator() {
        JsonObject which = new JsonObject();
        which.addProperty("authenticatorId", authenticator);
        return which;
    }

    /** Whether the authenticator's owner makes the gesture that it asks for. */
    private void verify(boolean isVerified) {
        JsonObject wanted = ofAuthenticator();
        wanted.addProperty("isUserVerified", isVerified);
        devtools.send("WebAuthn.setUserVerified", wanted);
    }

    @AfterAll
    void close() {
        context.close();
    }

    /** Passkeys know this server by its name. */
    private String base() {
        return "http://localhost:" + office.api().server().getPort();
    }

    private String addAuthenticator() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void signInWithPassword() {
        page.navigate(office.at(""));
        page.getByLabel("Name").first().fill(office.adasName());
        page.getByLabel("Password").first().fill(Office.PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/signin/methods$"));
    }

    private void makePasskey() {
        signInWithPassword();
        page.getByLabel("Name of a new passkey").fill("Blue key");
        button("Make a passkey").click();
        page.getByText("Blue key").waitFor();
        isThere = true;
    }

    @Test
    void aPasskeyIsMadeAndSignsInByItselfWithTwoFactors() {
        page.navigate(office.at("?continue=" + office.at("/password") + "&require=mfa"));
        button("Sign in with a passkey").click();
        page.waitForURL(Pattern.compile(".*/signin/password$"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPasskeyIsTheSecondFactorAfterAPassword() {
        signInWithPassword();
        page.navigate(office.at("?continue=" + office.at("/password") + "&require=mfa"));
        page.getByText("asks for one more factor").waitFor();
        button("Use a passkey").click();
        page.waitForURL(Pattern.compile(".*/signin/password$"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutTheOwnersGestureItIsRefused() {
        verify(false);
        page.navigate(office.at(""));
        button("Sign in with a passkey").click();
        page.getByText("Nothing came of it").waitFor();
    }

    @Test
    void aPasskeyThatWasRemovedSignsNobodyIn() {
        page.navigate(office.at(""));
        button("Sign in with a passkey").click();
        page.waitForURL(Pattern.compile(".*/signin/methods$"));
        isThere = false;
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Passkey Blue key"))
                .click();
        page.getByText("Blue key")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        button("Sign out").click();
        page.getByText("You can close this window now").waitFor();
        page.navigate(office.at(""));
        button("Sign in with a passkey").click();
        page.getByText("This passkey is not known here").waitFor();
    }

    @Test
    void aPasskeyOfAnotherOrganizationSignsNobodyIn() {
        page.navigate(new Office().at(""));
        button("Sign in with a passkey").click();
        page.getByText("This passkey is not known here").waitFor();
    }
}
