package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Pages;
import org.springframework.stereotype.Component;

/**
 * Asks a person for the name of their account where nothing else tells which organization they belong to. What comes after its @
 * does; whether there is such an account, only the sign-in of that organization finds out. The request goes on as it came, with
 * the name as a hint.
 */
@Component
class AccountPage {

    private static final Set<String> HINTS = Set.of("login_hint", "domain_hint");

    private final Pages pages;

    AccountPage(Pages pages) {
        this.pages = pages;
    }

    /** Whether a person is there to be asked. */
    static boolean canAsk(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && Pages.isForPerson(request)
                && !List.of(String.valueOf(request.getParameter("prompt")).split(" ", -1))
                        .contains("none");
    }

    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String given = Objects.requireNonNullElse(request.getParameter("login_hint"), "");
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("action", request.getRequestURI());
        facts.put(
                "fields",
                request.getParameterMap().entrySet().stream()
                        .filter(parameter -> !HINTS.contains(parameter.getKey()))
                        .flatMap(parameter -> Arrays.stream(parameter.getValue())
                                .map(value -> new Pages.Field(parameter.getKey(), value)))
                        .toList());
        facts.put("account", given);
        facts.put(
                "problem",
                given.isEmpty() ? "" : "No organization here has accounts of that name. Check what comes after the @.");
        pages.show(request, response, given.isEmpty() ? 200 : 404, "Sign in", "account", facts);
    }
}
