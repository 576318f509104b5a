package org.latchkey.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A page that meets an API which first breaks, then refuses, then works again: between the browser and the server nothing else is
 * changed. What the console knows already it has forgotten by then, so that every page has to ask.
 */
final class Outage {
    private static final String BROKEN = "The engine room is under water.";
    private static final String REFUSED = "You may not do that.";

    /** The client of the queries is given to what React draws, and to nobody else. */
    private static final String FORGET = """
            () => {
              const place = document.getElementById('console');
              let part = place[Object.keys(place).find(it => it.startsWith('__reactContainer'))];
              while (!part.memoizedProps?.client) part = part.child;
              part.memoizedProps.client.clear();
            }
            """;

    private final Screen screen;
    private final Page page;
    private int status = 500;

    private Outage(Screen screen) {
        this.screen = screen;
        this.page = screen.page();
    }

    /** What the page at an address fails to say, or to do once the API works again, when somebody comes to it from elsewhere. */
    static List<String> atFirst(Screen screen, String address) {
        return at(screen, address, Screen::open);
    }

    /** The same when somebody comes to it by a link of the console. */
    static List<String> at(Screen screen, String address) {
        return at(screen, address, Screen::visit);
    }

    private static List<String> at(Screen screen, String address, BiFunction<Screen, String, Screen> way) {
        var outage = new Outage(screen);
        List<String> found = new ArrayList<>();
        for (String root : List.of("**/v1.0/**", "**/beta/**")) {
            screen.page().route(root, outage::answer);
        }
        try {
            screen.page().evaluate(FORGET);
            way.apply(screen, address).settle();
            outage.live();
        } catch (TimeoutError silence) {
            found.add("%s, while the API answers %d, shows: %s"
                    .formatted(
                            address,
                            outage.status,
                            screen.page().locator("body").innerText()));
        } finally {
            screen.page().unrouteAll();
            // That the API was refused is told by the browser, too, now or in a moment, and meant.
            screen.isRefused(500, 403);
        }
        return found;
    }

    private void live() {
        Locator said =
                page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("Request id outage"));
        said.filter(new Locator.FilterOptions().setHasText(BROKEN)).first().waitFor();
        screen.settle();
        status = 403;
        tryAgain();
        said.filter(new Locator.FilterOptions().setHasText(REFUSED)).first().waitFor();
        screen.settle();
        status = 200;
        tryAgain();
        said.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        screen.settle();
    }

    private void tryAgain() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again"))
                .first()
                .click();
    }

    private void answer(Route route) {
        if (status == 200) {
            route.resume();
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setHeaders(Map.of("request-id", "outage-" + status))
                .setBody(
                        status == 500
                                ? "{\"error\": {\"code\": \"InternalServerError\", \"message\": \"" + BROKEN + "\"}}"
                                : "{\"error\": {\"code\": \"Authorization_RequestDenied\", \"message\": \"No.\"}}"));
    }
}
