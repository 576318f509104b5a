package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Axe;
import org.latchkey.testkit.Chromium;
import org.latchkey.testkit.Registered;

/**
 * Every page somebody may meet on the way in or out, in light and dark: nothing that keeps anybody from using it, by keyboard
 * alone either, nothing that the browser complains of, and nothing from another host.
 */
class SignInPagesTest {
    private static final String HOME = "https://wiki.example/signed-in";

    private final Provider provider = Provider.fresh();
    private final List<String> found = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
    }

    /** A browser of somebody else. */
    private Page browser() {
        BrowserContext context = Chromium.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(provider.base())
                        .setViewportSize(900, 760)
                        .setReducedMotion(ReducedMotion.REDUCE));
        // A busy machine takes its time.
        context.setDefaultTimeout(90_000);
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A page that says what went wrong comes with the status that says so; what a page is made of never does.
            boolean isPage = message.text().contains("responded with a status of")
                    && !message.location().matches(".*(/assets/|favicon).*");
            if (message.type().equals("error") && !isPage) {
                found.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(found::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(provider.base() + "/")
                    && !request.url().startsWith("data:")) {
                found.add("asked " + request.url());
            }
        });
        return page;
    }

    private String at(String path) {
        return "/" + provider.tenant() + "/signin" + path;
    }

    /** Looks at what is shown, which has this heading. */
    private void look(Page page, String heading) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setLevel(1))
                .waitFor();
        String what = heading + ", " + page.locator("main").innerText().replaceAll("\\s+", " ");
        if (!seen.add(what)) {
            throw new AssertionError("seen before: " + what);
        }
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            (scheme == ColorScheme.LIGHT ? Axe.scan(page) : Axe.contrast(page))
                    .forEach(it -> found.add(heading + ", " + scheme + ": " + it));
        }
        walk(page, heading);
    }

    /** Goes through the page by the keyboard: all that can be used is reached, and shows that it is. */
    private void walk(Page page, String heading) {
        Object missed = page.evaluate("""
                () => {
                  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden])')]
                      .filter(it => it.checkVisibility() && !it.disabled && !(it.type === 'radio' && !it.checked));
                  all.forEach((it, number) => it.dataset.stop = number);
                  document.activeElement?.blur();
                  window.getSelection()?.removeAllRanges();
                  return all.length;
                }
                """);
        int stops = ((Number) missed).intValue();
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < stops + 2 && reached.size() < stops; i++) {
            page.keyboard().press("Tab");
            Object stop = page.evaluate("""
                    () => {
                      const it = document.activeElement;
                      const style = getComputedStyle(it);
                      return it.dataset?.stop === undefined ? null
                          : style.outlineStyle === 'none' || style.outlineWidth === '0px' ? 'unseen: ' + it.outerHTML
                          : it.dataset.stop;
                    }
                    """);
            if (stop != null && stop.toString().startsWith("unseen")) {
                found.add(heading + ", focus " + stop);
            } else if (stop != null) {
                reached.add(stop.toString());
            }
        }
        if (reached.size() < stops) {
            found.add("%s: the keyboard reaches %d of %d".formatted(heading, reached.size(), stops));
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** Presses a button and waits for the page it leads to, which may have the same title. */
    private static void press(Page page, String name) {
        page.evaluate("() => { document.documentElement.dataset.left = '' }");
        button(page, name).click();
        page.locator("html:not([data-left]) main").waitFor();
    }

    /** Fills in name and password where they are asked for. */
    private void signIn(Page page, String name, String password) {
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        press(page, "Sign in");
    }

    /** Types into the field where the keyboard is by now: the browser goes to the first one a moment after the page is there. */
    private static void type(Page page, String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
        PlaywrightAssertions.assertThat(field).isFocused();
        page.keyboard().type(text);
    }

    private Page signedIn(String name) {
        Page page = browser();
        page.navigate(at(""));
        signIn(page, name, Provider.PASSWORD);
        page.waitForURL("**/signin/methods");
        return page;
    }

    @Test
    void whoIsNotInYet() {
        provider.api().asAdmin().post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Elsewhere",
                         "issuer": "http://127.0.0.1:1/", "clientId": "pages",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "x"}}
                        """).is(201);
        Page page = browser();
        page.navigate(at(""));
        look(page, "Sign in");
        signIn(page, provider.adasName(), "wrong");
        look(page, "Sign in");
        page.context().clearCookies();
        signIn(page, provider.adasName(), Provider.PASSWORD);
        look(page, "This page has been open for too long");
        page.navigate(at(""));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Elsewhere"))
                .click();
        look(page, "Elsewhere cannot be reached");
        page.navigate("/00000000-0000-4000-8000-000000000000/signin");
        look(page, "There is no such organization here");
        page.navigate(at("?continue=https://evil.example"));
        look(page, "This link leads astray");
        page.navigate("/" + provider.tenant() + "/oauth2/v2.0/nowhere");
        look(page, "There is no such page");
        page.navigate(provider.request(Map.of("redirect_uri", "https://evil.example/")));
        look(page, "This did not work");
        page.navigate("/nowhere.example/oauth2/v2.0/authorize");
        look(page, "This did not work");
        String open = provider.request(Map.of()).replace(provider.tenant(), "organizations");
        page.navigate(open);
        look(page, "Sign in");
        page.getByLabel("Name").fill("ada@nowhere.example");
        press(page, "Next");
        look(page, "Sign in");
        assertThat(found).isEmpty();
    }

    @Test
    void whoLooksAfterTheirMethods() {
        Page page = signedIn(provider.adasName());
        look(page, "How you sign in");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Authenticator app"))
                .click();
        look(page, "Add an authenticator app");
        AuthenticatorApp app = AuthenticatorApp.holding(page.locator(".key").innerText());
        page.getByLabel("Code that the app shows").fill("000000");
        press(page, "Add this app");
        look(page, "Add an authenticator app");
        page.getByLabel("Code that the app shows").fill(app.code(0));
        press(page, "Add this app");
        look(page, "How you sign in");
        page.getByLabel("Address for codes by mail").fill("ada@mail.example");
        press(page, "Send a code to try it");
        look(page, "Codes by mail");
        page.navigate(at("/password"));
        look(page, "Choose a new password");
        page.getByLabel("Password now").fill("wrong");
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("Another-horse-9");
        page.getByLabel("New password, once more").fill("Another-horse-9");
        press(page, "Change password");
        look(page, "Choose a new password");

        var admin = provider.api().asAdmin();
        String methods = "users/" + provider.ada() + "/authentication/";
        admin.post(methods + "emailMethods", "{\"emailAddress\": \"ada@mail.example\"}")
                .is(201);
        admin.post(methods + "temporaryAccessPassMethods", "{}").is(201);
        page = signedIn(provider.adasName());
        page.navigate(at("/factor?require=mfa"));
        look(page, "Prove that it is you");
        page.getByLabel("Code from your authenticator app").fill("000000");
        press(page, "Continue");
        look(page, "Prove that it is you");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send a code to"))
                .click();
        look(page, "Prove that it is you");
        press(page, "Sign out");
        look(page, "You are signed out");

        provider.person("bea", "Bea");
        page = signedIn("bea@" + provider.api().domain());
        page.navigate(at("/factor?require=mfa"));
        look(page, "One more factor is needed");
        page.navigate(at("/factor?require=fido"));
        look(page, "One more factor is needed");

        admin.patch("users/" + provider.ada(), """
                        {"passwordProfile": {"password": "Third-horse-9", "forceChangePasswordNextSignIn": true}}
                        """).is(204);
        page = browser();
        page.navigate(at(""));
        signIn(page, provider.adasName(), "Third-horse-9");
        look(page, "Choose a new password");
        assertThat(found).isEmpty();
    }

    private Answer device(Registered client) {
        return provider.api()
                .form(
                        "/" + provider.tenant() + "/oauth2/v2.0/devicecode",
                        Map.of("client_id", client.appId(), "scope", "User.Read"))
                .is(200);
    }

    @Test
    void whoIsAskedByAClient() {
        Registered wiki = Registered.register(
                provider.api(),
                "Wiki <of> us",
                ", \"web\": {\"redirectUris\": [\"%s\"]}, \"isFallbackPublicClient\": true".formatted(HOME));
        Page page = signedIn(provider.adasName());
        page.navigate(provider.request(
                Map.of("client_id", wiki.appId(), "redirect_uri", HOME, "scope", "openid offline_access User.Read")));
        look(page, "May Wiki <of> us act for you?");
        page.navigate(provider.request(
                Map.of("client_id", wiki.appId(), "redirect_uri", HOME, "scope", "Group.ReadWrite.All")));
        look(page, "An administrator must agree");
        page.navigate("/oauth2/consent?state=unknown&client_id=" + wiki.appId());
        look(page, "This did not work");

        String enter = "/" + provider.tenant() + "/oauth2/v2.0/deviceauth";
        page.navigate(enter);
        look(page, "Enter the code of your device");
        page.getByLabel("Code").fill("BBBB-BBBB");
        press(page, "Next");
        look(page, "Enter the code of your device");
        page.getByLabel("Code").fill(device(wiki).text("/user_code"));
        press(page, "Next");
        look(page, "May Wiki <of> us act for you?");
        press(page, "Accept");
        look(page, "You are signed in on your device");
        page.navigate(enter + "?user_code=" + device(wiki).text("/user_code"));
        press(page, "Cancel");
        look(page, "Nothing was allowed");

        // The form that brings a code to its client, held up before it goes.
        page.route("**/signin/assets/post.js", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
        page.navigate(provider.request(Map.of("response_mode", "form_post")));
        look(page, "Signing you in");

        page.navigate("/" + provider.tenant() + "/oauth2/v2.0/logout");
        look(page, "Sign out?");
        press(page, "Sign out");
        look(page, "You are signed out");
        assertThat(found).isEmpty();
    }

    @Test
    void theKeyboardAloneLeadsIn() {
        Page page = signedIn(provider.adasName());
        page.navigate(at("/methods/app"));
        AuthenticatorApp app = AuthenticatorApp.holding(page.locator(".key").innerText());
        type(page, "Code that the app shows", app.code(0));
        page.keyboard().press("Enter");
        look(page, "How you sign in");

        Registered wiki =
                Registered.register(provider.api(), "Wiki", ", \"web\": {\"redirectUris\": [\"%s\"]}".formatted(HOME));
        Page keys = browser();
        keys.navigate(provider.request(
                Map.of("client_id", wiki.appId(), "redirect_uri", HOME, "scope", "User.Read", "acr_values", "mfa")));
        type(keys, "Name", provider.adasName());
        keys.keyboard().press("Tab");
        type(keys, "Password", Provider.PASSWORD);
        keys.keyboard().press("Enter");
        keys.getByText("asks for one more factor").waitFor();
        type(keys, "Code from your authenticator app", app.code(1));
        keys.keyboard().press("Enter");
        keys.getByText("May Wiki act for you?").waitFor();
        keys.keyboard().press("Tab");
        PlaywrightAssertions.assertThat(button(keys, "Accept")).isFocused();
        Request led = keys.waitForRequest(
                request -> request.url().startsWith(HOME), () -> keys.keyboard().press("Enter"));
        assertThat(led.url()).contains("code=").doesNotContain("error");
        found.removeIf(it -> it.startsWith("asked " + HOME));
        assertThat(found).isEmpty();
    }
}
