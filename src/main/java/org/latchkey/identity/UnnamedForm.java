package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A form that does not say it is one. MSAL for Java names no content type where it asks for device codes, and only some of the
 * HTTP clients below it add one.
 */
final class UnnamedForm extends OtherParameters {

    private static final int LONGEST = 65_536;

    private UnnamedForm(HttpServletRequest request, Map<String, String[]> parameters) {
        super(request, parameters);
    }

    /** The request with the fields of such a form; the same when it carries none. */
    static HttpServletRequest read(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || request.getContentType() != null) {
            return request;
        }
        Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
        all.putAll(fields(request));
        return new UnnamedForm(request, all);
    }

    private static Map<String, String[]> fields(HttpServletRequest request) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        try {
            String body = new String(request.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
            UriComponentsBuilder.newInstance()
                    .query(body)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> fields.put(decoded(name), decoded(values)));
            return fields;
        } catch (IOException | IllegalArgumentException unreadable) {
            return Map.of();
        }
    }

    private static String[] decoded(List<String> values) {
        return values.stream().map(value -> value == null ? "" : decoded(value)).toArray(String[]::new);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
