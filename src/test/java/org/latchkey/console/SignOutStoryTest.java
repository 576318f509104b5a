package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/** One click signs out, of the console in every tab and of the browser's sign-in, and the next person is another. */
class SignOutStoryTest {
    private final Api api = Api.sample();

    @Test
    void oneClickSignsOutForGood() {
        try (Screen screen = Screen.of(api, "Remy Tan")) {
            List<String> ways = new ArrayList<>();
            screen.page().onRequest(request -> ways.add(request.method() + " " + request.url()));
            Response tokens = screen.page()
                    .waitForResponse(
                            it -> it.url().endsWith("/oauth2/v2.0/token"),
                            () -> screen.page().reload());
            String refreshToken = tokens.text().replaceFirst("(?s).*\"refresh_token\":\"([^\"]*)\".*", "$1");
            screen.settle();
            Page second = screen.page().context().newPage();
            second.navigate("/my-access/access");
            second.getByText("Remy Tan").first().waitFor();
            ways.clear();

            // While the server cannot be asked, whoever leaves is gone from the console, and is told that it is not
            // done.
            screen.page().route("**/.well-known/**", it -> it.fulfill(new Route.FulfillOptions().setStatus(503)));
            screen.button("Remy Tan").click(AriaRole.MENUITEM, "Sign out");
            screen.sees("You are not signed out everywhere.");
            second.getByText("You signed out in another tab.").waitFor();
            assertThat(second.getByText("Remy Tan").count()).isZero();
            second.close();
            screen.page().unrouteAll();
            screen.page().waitForCondition(() -> screen.complaints().removeIf(it -> it.contains("status of 503")));
            screen.button("Try again")
                    .page()
                    .getByText("You are not signed out everywhere.")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            screen.sees("Your organization or account");
            assertThat(screen.page().url()).isEqualTo(api.server() + "/");
            assertThat(ways)
                    .as("the way out")
                    .anyMatch(it -> it.startsWith("POST ") && it.endsWith("/oauth2/v2.0/logout"))
                    .noneMatch(it -> it.contains("id_token_hint"));
            assertThat(screen.page()
                            .evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
                            .toString())
                    .doesNotContain("eyJ");
            Map<String, String> refreshing = Map.of(
                    "grant_type", "refresh_token",
                    "client_id", "1a7c4e11-0000-4000-8000-1a7c4e110000",
                    "refresh_token", refreshToken);
            assertThat(refreshToken).hasSizeGreaterThan(40).doesNotContain("{");
            api.form("/" + api.tenant() + "/oauth2/v2.0/token", refreshing)
                    .is(400)
                    .has("/error", "invalid_grant");

            screen.page().goBack();
            // Where one was is asked for, and only then left for the start page: it is there for good once nothing is
            // under way.
            screen.page().waitForURL("**/?return=**");
            screen.settle().sees("Your organization or account");
            screen.fill("Your organization or account", api.domain()).button("Sign in");
            screen.click(AriaRole.RADIO, "password");
            screen.page()
                    .locator("button.person")
                    .filter(new Locator.FilterOptions().setHasText("Asha Mehta"))
                    .click();
            screen.the(AriaRole.BUTTON, "Asha Mehta").waitFor();
        }
    }
}
