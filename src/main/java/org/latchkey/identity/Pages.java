package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** The provider's own pages: plain HTML that needs nothing from any other host, and says so to the browser. */
@Component
class Pages {

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; background: #f5f5f5; color: #242424; margin: 0; }
            main { max-width: 26rem; margin: 12vh auto; background: #fff; padding: 2rem; border-radius: 8px;
                   box-shadow: 0 2px 8px rgb(0 0 0 / .14); }
            h1 { font-size: 1.3rem; margin: 0 0 1rem; }
            ul { padding-left: 1.2rem; }
            input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #8a8886; border-radius: 4px; }
            button { font: inherit; margin: 1rem .5rem 0 0; padding: .45rem 1.2rem; border: 1px solid #0f6cbd;
                     border-radius: 4px; background: #0f6cbd; color: #fff; cursor: pointer; }
            button.plain { background: #fff; color: #0f6cbd; }
            .quiet { color: #616161; font-size: .9rem; }
            @media (prefers-color-scheme: dark) {
              body { background: #1f1f1f; color: #fff; } main { background: #292929; } .quiet { color: #adadad; }
              button.plain { background: #292929; color: #62abf5; } input { background: #1f1f1f; color: #fff; }
            }
            """;

    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    Pages(JsonMapper json) {
        this.json = json;
    }

    /** Text made fit to stand in a page. */
    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A page of our own. */
    void show(HttpServletResponse response, int status, String title, String body) throws IOException {
        show(response, status, title, body, "");
    }

    /**
     * A page that runs a script.
     *
     * @param body HTML; whatever somebody gave is {@link #escaped}
     */
    void show(HttpServletResponse response, int status, String title, String body, String script) throws IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        response.setStatus(status);
        // No form-action: the answer to a form may lead on to the client, which lives elsewhere.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; img-src 'self'; style-src 'nonce-%s'; script-src 'nonce-%s'; base-uri 'none'; frame-ancestors 'none'"
                        .formatted(nonce, nonce));
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("""
                <!doctype html>
                <html lang="en">
                <head>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style nonce="%s">%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                %s
                </body>
                </html>
                """.formatted(
                        escaped(title),
                        nonce,
                        STYLE,
                        escaped(title),
                        body,
                        script.isEmpty() ? "" : "<script nonce=\"%s\">%s</script>".formatted(nonce, script)));
    }

    /** What went wrong, for a person. */
    void problem(HttpServletResponse response, int status, String sentence) throws IOException {
        show(response, status, "This did not work", "<p>" + escaped(sentence) + "</p>");
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
        if (request.getMethod().equals("GET")
                && String.valueOf(request.getHeader("Accept")).contains("text/html")) {
            problem(response, 404, sentence);
        } else {
            error(response, 400, "invalid_tenant", sentence);
        }
    }
}
