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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Chromium;

/** Passkeys in a real browser, with an authenticator of its own making. */
class PasskeyTest {
    private final Office office = new Office();
    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private CDPSession devtools;
    private String authenticator;

    @BeforeEach
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
    }

    @AfterEach
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
    }

    private void signOut() {
        button("Sign out").click();
        page.getByText("You can close this window now").waitFor();
    }

    @Test
    void aPasskeyIsMadeAndSignsInByItselfWithTwoFactors() {
        makePasskey();
        signOut();
        page.navigate(office.at("?continue=" + office.at("/password") + "&require=mfa"));
        button("Sign in with a passkey").click();
        page.waitForURL(Pattern.compile(".*/signin/password$"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPasskeyIsTheSecondFactorAfterAPassword() {
        makePasskey();
        signOut();
        signInWithPassword();
        page.navigate(office.at("?continue=" + office.at("/password") + "&require=mfa"));
        page.getByText("asks for one more factor").waitFor();
        button("Use a passkey").click();
        page.waitForURL(Pattern.compile(".*/signin/password$"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutTheOwnersGestureItIsRefused() {
        makePasskey();
        signOut();
        JsonObject unverified = new JsonObject();
        unverified.addProperty("authenticatorId", authenticator);
        unverified.addProperty("isUserVerified", false);
        devtools.send("WebAuthn.setUserVerified", unverified);
        page.navigate(office.at(""));
        button("Sign in with a passkey").click();
        page.getByText("Nothing came of it").waitFor();
    }

    @Test
    void aPasskeyThatWasRemovedSignsNobodyIn() {
        makePasskey();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove Passkey Blue key"))
                .click();
        page.getByText("Blue key")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        signOut();
        page.navigate(office.at(""));
        button("Sign in with a passkey").click();
        page.getByText("This passkey is not known here").waitFor();
    }

    @Test
    void aPasskeyOfAnotherOrganizationSignsNobodyIn() {
        makePasskey();
        signOut();
        page.navigate(new Office().at(""));
        button("Sign in with a passkey").click();
        page.getByText("This passkey is not known here").waitFor();
    }
}
