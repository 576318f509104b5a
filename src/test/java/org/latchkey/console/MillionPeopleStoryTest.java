package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;

/**
 * Somebody is found among a million people by typing, in a list and in a form: the page draws every letter and never freezes, shows
 * rows before it knows how many there are, holds no more than a page of them, and drops the answer to what is not asked any more.
 */
class MillionPeopleStoryTest {
    private static final int PEOPLE = 1_000_000;
    private static final int PAGE = 50;

    /**
     * The longest that the page may stand still, in milliseconds. A twentieth of a second is usual; the rest is room for a machine
     * that does much else. A page that held or drew all rows would stand still for many seconds.
     */
    private static final double STILL = 2_000;

    @Test
    void somebodyIsFoundByTyping() {
        try (var database = Database.fresh();
                var server = RunningServer.start(database)) {
            Api api = Api.fresh(server);
            String zora = api.person("Zora Quill");
            api.person("Uma Adams", DirectoryRole.USER_ADMINISTRATOR);
            String group = api.group("Harbour masters");
            // The sandbox's page of one click does not list a million; so she signs in before they come.
            try (Screen uma = Screen.of(api, "Uma Adams")) {
                new Multitude(database).join(api, PEOPLE);
                isShownBeforeItIsCounted(uma);
                isFoundInTheList(uma);
                uma.visit("/admin/groups/" + group + "?tab=members").button("Add members");
                watch(uma.page());
                uma.pick("Members", "Zora Q");
                hasNotStoodStill(uma.page());
                uma.answer("Add").seesRow("Zora Quill");
            }
            assertThat(api.isMember(group, zora)).isTrue();
        }
    }

    private static void isShownBeforeItIsCounted(Screen uma) {
        List<Route> counting = new ArrayList<>();
        uma.page().route(url -> url.contains("/v1.0/users?") && url.contains("count=true"), counting::add);
        uma.go("Users", "All users").seesRow("Ada").sees("More than 50 results");
        uma.page().waitForCondition(() -> !counting.isEmpty());
        counting.forEach(Route::resume);
        // With the two, and whoever the sandbox acts as.
        uma.sees("1,000,003 results");
    }

    private static void isFoundInTheList(Screen uma) {
        Page page = uma.page();
        assertThat(rows(page)).isEqualTo(PAGE);
        List<Route> held = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        page.onRequestFailed(it -> dropped.add(it.url()));
        page.route(url -> url.contains("/v1.0/users?") && url.contains("search="), route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        Locator box = uma.the(AriaRole.SEARCHBOX, "Search by name or address");
        watch(page);
        Request first = page.waitForRequest(request -> request.url().contains("search="), () -> type(box, "Ada"));
        assertThat(rows(page)).as("rows while an answer is awaited").isLessThanOrEqualTo(PAGE);
        box.clear();
        type(box, "quill zo");
        assertThat(box.inputValue()).isEqualTo("quill zo");
        uma.seesRow("Zora Quill");
        page.waitForCondition(() -> rows(page) == 1);
        assertThat(dropped).as("asked in vain").contains(first.url());
        held.getFirst().resume();
        page.waitForTimeout(200);
        assertThat(rows(page)).as("rows after a late answer").isEqualTo(1);
        box.clear();
        type(box, "ad");
        uma.seesRow("Ada Abe");
        hasNotStoodStill(page);
    }

    /** Types as people do, a key after the other. */
    private static void type(Locator box, String text) {
        box.pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(60));
    }

    private static int rows(Page page) {
        return page.locator("tbody tr").count();
    }

    /** Has the browser note how long it is between two pictures of the page. */
    private static void watch(Page page) {
        page.evaluate("""
                () => {
                  window.longest = 0;
                  window.pictures = 0;
                  let before = performance.now();
                  const next = () => {
                    const now = performance.now();
                    window.longest = Math.max(window.longest, now - before);
                    window.pictures++;
                    before = now;
                    requestAnimationFrame(next);
                  };
                  requestAnimationFrame(next);
                }
                """);
    }

    private static void hasNotStoodStill(Page page) {
        assertThat(((Number) page.evaluate("window.pictures")).intValue())
                .as("pictures drawn")
                .isGreaterThan(10);
        assertThat(((Number) page.evaluate("window.longest")).doubleValue())
                .as("milliseconds between two pictures")
                .isLessThan(STILL);
    }
}
