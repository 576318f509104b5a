package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Pages;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the provider shows to people, in the frame of the sign-in pages, and what it tells programs. */
@Component
class ProviderPages {

    private final Pages pages;
    private final JsonMapper json;

    ProviderPages(Pages pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /** A page of the tenant at hand. */
    void show(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String template,
            Map<String, ? extends @Nullable Object> facts)
            throws IOException {
        Map<String, @Nullable Object> all = new HashMap<>(facts);
        all.put("organization", Issuer.current().tenant().displayName());
        pages.show(request, response, status, title, template, all);
    }

    /** Leads the browser to a client, with what must stand in no address. */
    void post(
            HttpServletRequest request,
            HttpServletResponse response,
            String title,
            String address,
            Map<String, String> fields)
            throws IOException {
        pages.post(request, response, Issuer.current().tenant().displayName(), title, address, fields);
    }

    /** Something is done, and nothing is left to do. */
    void close(HttpServletResponse response, String title) throws IOException {
        pages.problem(response, 200, title, "You can close this page.");
    }

    /** What went wrong, for a person. */
    void problem(HttpServletResponse response, int status, String sentence) throws IOException {
        pages.problem(response, status, "This did not work", sentence);
    }

    /** An OAuth error, for a program (RFC 6749, 5.2). */
    void error(HttpServletResponse response, int status, String code, String sentence) throws IOException {
        json(response, status, Map.of("error", code, "error_description", sentence));
    }

    void json(HttpServletResponse response, int status, Object value) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(value));
    }

    /** No tenant of that name: the same for programs and people. */
    void unknownTenant(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String sentence =
                "There is no such organization here. Use its id or its domain in the address, or sign in first.";
        if (request.getMethod().equals("GET") && Pages.isForPerson(request)) {
            problem(response, 404, sentence);
        } else {
            error(response, 400, "invalid_tenant", sentence);
        }
    }
}
