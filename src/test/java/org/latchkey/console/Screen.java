package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Chromium;

/**
 * The console as one person sees it, in a browser of their own. Whatever the browser complains of, and whatever it asks of
 * another host, fails the story when the screen is closed.
 */
final class Screen implements AutoCloseable {
    private static final Path AXE = Path.of("console/node_modules/axe-core/axe.min.js");

    /** A busy machine takes its time. */
    private static final double PATIENCE = 45_000;

    private final BrowserContext context;
    private final Page page;
    private final String server;
    private final List<String> complaints = new ArrayList<>();

    private Screen(String server, ColorScheme scheme) {
        this.server = server;
        context = Chromium.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server)
                        .setViewportSize(1200, 760)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Dublin")
                        .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(server + "/") && !request.url().startsWith("data:")) {
                complaints.add("asked " + request.url());
            }
        });
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** Somebody of a tenant, signed in with a password by a click on the sandbox's page. */
    static Screen of(Api api, String name) {
        return of(api, name, ColorScheme.LIGHT);
    }

    static Screen of(Api api, String name, ColorScheme scheme) {
        var screen = new Screen(api.server().toString(), scheme);
        screen.page.navigate("/?tenant=" + api.domain());
        screen.page.locator("button.person, input[name=username]").first().waitFor();
        if (screen.page.locator("button.person").count() > 0) {
            screen.page
                    .locator("button.person")
                    .filter(new Locator.FilterOptions().setHasText(name))
                    .click();
        } else {
            var user = api.asAdmin()
                    .get("users?$filter=displayName eq '" + name + "'")
                    .text("/value/0/userPrincipalName");
            api.asAdmin().patch("users/" + user, """
                            {"passwordProfile": {"password": "Quiet-Harbour-42", "forceChangePasswordNextSignIn": false}}""").is(204);
            screen.page.locator("input[name=username]").fill(user);
            screen.page.locator("input[type=password]").fill("Quiet-Harbour-42");
            screen.page.keyboard().press("Enter");
        }
        screen.page.getByRole(AriaRole.NAVIGATION).first().waitFor();
        return screen;
    }

    /** Before anybody signed in. */
    static Screen ofNobody(Api api, ColorScheme scheme) {
        return new Screen(api.server().toString(), scheme);
    }

    Page page() {
        return page;
    }

    /** Goes to an address of the console, as by a link from elsewhere. */
    Screen open(String address) {
        page.navigate(address);
        page.getByRole(AriaRole.HEADING).first().waitFor();
        return this;
    }

    /** Goes by the navigation. */
    Screen go(String... headingsAndEntry) {
        Locator within = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console"));
        for (int i = 0; i < headingsAndEntry.length - 1; i++) {
            within = within.getByRole(
                    AriaRole.GROUP,
                    new Locator.GetByRoleOptions().setName(headingsAndEntry[i]).setExact(true));
        }
        within.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions()
                                .setName(headingsAndEntry[headingsAndEntry.length - 1])
                                .setExact(true))
                .click();
        return this;
    }

    Screen click(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        return this;
    }

    Screen button(String name) {
        return click(AriaRole.BUTTON, name);
    }

    /** Presses a button of the dialog that is open. */
    Screen answer(String name) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG).or(page.getByRole(AriaRole.ALERTDIALOG));
    }

    Screen link(String name) {
        return click(AriaRole.LINK, name);
    }

    Screen tab(String name) {
        return click(AriaRole.TAB, name);
    }

    Screen fill(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    /** Chooses somebody in a picker, by typing the beginning of their name. */
    Screen pick(String label, String name) {
        Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        box.click();
        box.pressSequentially(name);
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
        return this;
    }

    Screen sees(String text) {
        page.getByText(text).first().waitFor();
        return this;
    }

    /** Once what is seen is there, whether a button is offered. */
    boolean offers(String button) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                                .count()
                        + page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions()
                                                .setName(button)
                                                .setExact(true))
                                .count()
                > 0;
    }

    /** Waits until nothing loads any more. */
    Screen settle() {
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        return this;
    }

    /**
     * What axe finds serious or critical on the page. The sentinels by which Fluent keeps the focus inside a dialog or a list of
     * tabs are left out: they take a focus only to pass it on.
     */
    List<String> scan() throws IOException {
        page.evaluate(Files.readString(AXE));
        var found = page.evaluate("""
                async () => (await axe.run({ exclude: [['[data-tabster-dummy]']] })).violations
                    .filter(it => it.impact === 'serious' || it.impact === 'critical')
                    .map(it => it.id + ': ' + it.nodes.map(node => node.html).join(' | '))
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** What went wrong so far. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints)
                .as("what the browser complained of on %s", server)
                .isEmpty();
    }
}
