package org.latchkey.authentication;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * The pages people see before they are in: templates of {@code signin/*.html} in one frame, with a style sheet and small scripts
 * of our own. They need nothing from any other host, and tell the browser so.
 */
@Component
public class Pages {

    /**
     * No {@code form-action}: what answers a form may lead on to a client that lives elsewhere, and browsers hold the whole way
     * against it.
     */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Mustache.Compiler compiler =
            Mustache.compiler().defaultValue("").emptyStringIsFalse(true).withLoader(Pages::reader);
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    private static java.io.Reader reader(String name) {
        return new java.io.StringReader(new String(file(name + ".html"), StandardCharsets.UTF_8));
    }

    private static byte[] file(String name) {
        try (InputStream file = Pages.class.getResourceAsStream("/signin/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no page " + name);
            }
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String render(String template, Object facts) {
        return templates
                .computeIfAbsent(template, name -> compiler.compile(reader(name)))
                .execute(facts);
    }

    /**
     * Shows one of our pages.
     *
     * @param template its file
     * @param facts what fills its places, escaped where they stand: {@code organization}, whose page it is, and {@code script},
     *     the name of the one it runs, among them
     */
    public void show(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String title,
            String template,
            Map<String, ? extends @Nullable Object> facts)
            throws IOException {
        Map<String, @Nullable Object> all = new HashMap<>(facts);
        Sessions.session(request);
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            all.put("csrf", Map.of("name", token.getParameterName(), "value", token.getToken()));
        }
        frame(response, status, title, render(template, all), all);
    }

    /** A field of a form that nobody sees. */
    public record Field(String name, String value) {

        public static List<Field> of(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> new Field(field.getKey(), field.getValue()))
                    .toList();
        }
    }

    /**
     * Leads the browser to somebody else with what must stand in no address: a form that sends itself.
     *
     * @param organization whose page it is
     */
    public void post(
            HttpServletRequest request,
            HttpServletResponse response,
            String organization,
            String title,
            String address,
            Map<String, String> fields)
            throws IOException {
        response.setHeader("Referrer-Policy", "no-referrer");
        Map<String, Object> facts =
                Map.of("organization", organization, "action", address, "fields", Field.of(fields), "script", "post");
        show(request, response, 200, title, "post", facts);
    }

    /** Whether a person is to read the answer, and not a program. */
    public static boolean isForPerson(HttpServletRequest request) {
        return String.valueOf(request.getHeader("Accept")).contains("text/html");
    }

    /** What went wrong, or was done, and what to do, for a person. */
    public void problem(HttpServletResponse response, int status, String title, String sentence) throws IOException {
        frame(response, status, title, render("problem", Map.of("sentence", sentence)), Map.of());
    }

    private void frame(
            HttpServletResponse response,
            int status,
            String title,
            String body,
            Map<String, ? extends @Nullable Object> facts)
            throws IOException {
        Map<String, @Nullable Object> all = new HashMap<>(facts);
        all.put("title", title);
        all.put("body", body);
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", POLICY);
        if (!response.containsHeader("Referrer-Policy")) {
            response.setHeader("Referrer-Policy", "same-origin");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(render("frame", all));
    }

    /** Sends the style sheet or a script. */
    static void asset(HttpServletResponse response, String name) throws IOException {
        response.setContentType(name.endsWith(".css") ? "text/css" : "text/javascript");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "max-age=" + Duration.ofHours(1).toSeconds());
        response.getOutputStream().write(file(name));
    }
}
