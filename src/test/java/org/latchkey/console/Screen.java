package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Chromium;

/**
 * The console as one person sees it, in a browser of their own. Whatever the browser complains of, and whatever it asks of
 * another host, fails the story when the screen is closed.
 */
final class Screen implements AutoCloseable {
    /** A busy machine takes its time. */
    private static final double PATIENCE = 45_000;

    private final BrowserContext context;
    private final Page page;
    private final String server;
    /** A token as it would stand in an address: header and claims, in JSON in base64. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+(\\.|%2E)eyJ");

    /** A line of what Playwright tells of a page: role, name, and what else there is to say. */
    private static final Pattern OFFERED =
            Pattern.compile("(?m)^ *- '?(button|link|tab|checkbox|switch) \"((?:[^\"\\\\]|\\\\.)*)\"(.*)$");

    /** Lets a page count what it has asked and was not answered. */
    private static final String COUNTS = """
            const ask = window.fetch;
            window.unanswered = 0;
            window.fetch = async (...what) => {
              window.unanswered++;
              try {
                return await ask(...what);
              } finally {
                window.unanswered--;
              }
            };
            """;

    private final List<String> complaints = new ArrayList<>();
    private final Set<Integer> refusals = new HashSet<>();

    private Screen(Api api) {
        server = api.server().toString();
        context = Chromium.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server)
                        .setViewportSize(1200, 760)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Dublin")
                        .setColorScheme(ColorScheme.LIGHT)
                        // What fades in or out is looked at when it is there or gone.
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE);
        context.addInitScript(COUNTS);
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
            if (TOKEN.matcher(request.url()).find()) {
                complaints.add("a token in " + request.url());
            }
        });
    }

    /** Somebody of a tenant, signed in with a password by a click on the sandbox's page. */
    static Screen of(Api api, String name) {
        return signedIn(api, name, "password");
    }

    /** Somebody signed in with both factors, by a click there. */
    static Screen ofProven(Api api, String name) {
        return signedIn(api, name, "password and second factor");
    }

    /** Before anybody signed in. */
    static Screen ofNobody(Api api) {
        return new Screen(api);
    }

    private static Screen signedIn(Api api, String name, String factors) {
        var screen = new Screen(api);
        screen.page.navigate("/?tenant=" + api.domain());
        screen.click(AriaRole.RADIO, factors);
        screen.page
                .locator("button.person")
                .filter(new Locator.FilterOptions()
                        .setHas(screen.page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .click();
        screen.page.getByRole(AriaRole.NAVIGATION).first().waitFor();
        return screen;
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

    /** Goes to an address within the console, as its own links do. */
    Screen visit(String address) {
        page.evaluate("address => window.__TSR_ROUTER__.navigate({ href: address })", address);
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

    /** What has a role and a name, in the dialog where one is open: what lies behind it is out of reach. */
    Locator the(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    Screen click(AriaRole role, String name) {
        the(role, name).click();
        return this;
    }

    Screen button(String name) {
        return click(AriaRole.BUTTON, name);
    }

    /** Chooses a radio button or the like whose name begins so: a hint may follow. */
    Screen choose(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
        return this;
    }

    /** Presses a button of the dialog that is open, and waits until it is closed. */
    Screen answer(String name) {
        press(name);
        dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    /** Presses a button of the dialog that is open. */
    Screen press(String name) {
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
        the(AriaRole.TEXTBOX, label).or(the(AriaRole.SPINBUTTON, label)).fill(text);
        return this;
    }

    /** Chooses one of a list of choices. */
    Screen select(String label, String option) {
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .and(page.locator("select"))
                .first()
                .selectOption(option);
        return this;
    }

    /** Chooses somebody in a picker, by typing the beginning of their name. */
    Screen pick(String label, String name) {
        Locator box = the(AriaRole.COMBOBOX, label);
        box.click();
        box.pressSequentially(name);
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
        return this;
    }

    Screen sees(String text) {
        page.getByText(text).locator("visible=true").first().waitFor();
        return this;
    }

    /** Sees a row of a table that holds all these words. */
    Screen seesRow(String... words) {
        Locator rows = page.getByRole(AriaRole.ROW);
        for (String word : words) {
            rows = rows.filter(new Locator.FilterOptions().setHasText(word));
        }
        rows.first().waitFor();
        return this;
    }

    /** Once all is loaded, a text is not there; what is still there goes by itself. */
    Screen misses(String text) {
        settle();
        page.getByText(text)
                .locator("visible=true")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    /** Once all is loaded, a button or link is not offered. */
    Screen lacks(String button) {
        return lacks(List.of(button));
    }

    /** Once all is loaded, none of these buttons, links, checkboxes and switches is offered. */
    Screen lacks(Collection<String> buttons) {
        settle();
        assertThat(offered()).as("what %s offers", page.url()).doesNotContainAnyElementsOf(buttons);
        return this;
    }

    /** The names of all that can be pressed, read at one look. A switch tells how something is to those who may not change it, too. */
    private Set<String> offered() {
        return OFFERED.matcher(page.locator("body").ariaSnapshot())
                .results()
                .filter(it -> !it.group(1).equals("switch") || !it.group(3).contains("[disabled]"))
                .map(it -> it.group(2).replace("\\\"", "\""))
                .collect(Collectors.toSet());
    }

    /** A button or link is offered. */
    Screen offers(String button) {
        return offers(List.of(button));
    }

    /** Each of these buttons, links, checkboxes and switches is offered, or will be in a moment. */
    Screen offers(Collection<String> buttons) {
        settle();
        try {
            page.waitForCondition(() -> offered().containsAll(buttons));
        } catch (TimeoutError never) {
            assertThat(offered()).as("what %s offers", page.url()).containsAll(buttons);
        }
        return this;
    }

    /** Comes back later: the page is loaded anew. */
    Screen again() {
        page.reload();
        page.getByRole(AriaRole.HEADING).first().waitFor();
        return settle();
    }

    /**
     * Waits until the page is there and asks the API nothing more: for some frames in a row, since what an answer leads to is asked
     * a moment after it.
     */
    Screen settle() {
        page.waitForFunction("""
                since => {
                  const isBusy = !document.querySelector('h1') || window.unanswered
                      || document.querySelector('[aria-busy="true"], .fui-Skeleton, .fui-Spinner')
                      || window.__TSR_ROUTER__?.state.status === 'pending';
                  since.frames = isBusy ? 0 : (since.frames ?? 0) + 1;
                  return since.frames > 5;
                }
                """, page.evaluateHandle("() => ({})"));
        return this;
    }

    /** What went wrong so far. */
    List<String> complaints() {
        return complaints;
    }

    /** What stands beside a name among the facts of a page or dialog. */
    Locator fact(String name) {
        return page.getByRole(AriaRole.TERM)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")))
                .first()
                .locator("xpath=following-sibling::dd[1]");
    }

    /** A refusal is told as an alert, in words that were not there before, with the number of the request. */
    Screen refused(int status, String words) {
        page.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText("Request id"))
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .waitFor();
        return refused(status);
    }

    /** A refusal is a complaint to the browser; a story that means to be refused expects it. */
    Screen refused(int status) {
        // Playwright hears of the answer and of what the page made of it one after the other.
        page.waitForCondition(() -> complaints.removeIf(it -> it.contains("status of " + status)));
        return this;
    }

    /**
     * From here on somebody is where they may not look: what cannot be read is refused on purpose, and each time it is asked for.
     *
     * @param statuses how it is refused
     */
    Screen isRefused(Integer... statuses) {
        refusals.addAll(List.of(statuses));
        return this;
    }

    @Override
    public void close() {
        context.close();
        complaints.removeIf(it -> refusals.stream().anyMatch(status -> it.contains("status of " + status)));
        assertThat(complaints)
                .as("what the browser complained of on %s", server)
                .isEmpty();
    }
}
