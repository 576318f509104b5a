package org.latchkey.graph.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;

/**
 * One request, whether it came by itself or inside a batch.
 *
 * @param method in capitals
 * @param version {@code v1.0} or {@code beta}
 * @param path below the version root, percent-encoded, without a slash at the start
 * @param query percent-encoded, without {@code ?}; null when there is none
 * @param headers by name, in any case
 * @param body empty when there is none
 * @param origin where the caller reached us, without a slash at the end: {@code http://localhost:8080}
 * @param call null while nobody is known
 * @param id the request id
 */
record GraphRequest(
        String method,
        String version,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        String body,
        String origin,
        @Nullable Call call,
        UUID id) {

    /** The most bytes a body may have. */
    private static final int LONGEST_BODY = 4 * 1024 * 1024;

    /** What may stand in a header that we send. */
    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,128}");

    private static final Pattern JSON = Pattern.compile("(?i)\\s*application/([\\w.-]+\\+)?json\\s*(;.*)?");

    GraphRequest {
        if (!(headers instanceof TreeMap<String, String> sorted
                && String.CASE_INSENSITIVE_ORDER.equals(sorted.comparator()))) {
            Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }
    }

    /**
     * What came over HTTP, without its body. Who calls is said by the attribute named after {@link Call}, which a filter
     * before sets.
     */
    static GraphRequest of(HttpServletRequest from) {
        String uri = from.getRequestURI();
        String version = uri.startsWith("/beta") ? "beta" : "v1.0";
        String rest = uri.substring(version.length() + 1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        from.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.merge(
                        name, String.join(",", Collections.list(from.getHeaders(name))), (first, same) -> first));
        Call call = from.getAttribute(Call.class.getName()) instanceof Call known ? known : null;
        String url = from.getRequestURL().toString();
        return new GraphRequest(
                from.getMethod(),
                version,
                rest.startsWith("/") ? rest.substring(1) : rest,
                from.getQueryString(),
                headers,
                "",
                url.substring(0, url.length() - uri.length()),
                call,
                call == null ? Ids.next() : call.id());
    }

    /**
     * The same with its body.
     *
     * @throws Problem 400 when the body is too long, or no UTF-8
     */
    GraphRequest withBodyOf(HttpServletRequest from) throws IOException {
        if (from.getContentLengthLong() == 0 || (method.equals("GET") && from.getContentLengthLong() < 0)) {
            return this;
        }
        byte[] bytes = from.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw Problem.badRequest("The request body is longer than %d bytes.".formatted(LONGEST_BODY));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new GraphRequest(method, version, path, query, headers, text, origin, call, id);
        } catch (CharacterCodingException malformed) {
            throw Problem.badRequest("The request body is not UTF-8.").because(malformed);
        }
    }

    /**
     * The body of a request that is about to change something.
     *
     * @throws Problem 400 when there is one that does not say that it is JSON
     */
    String json() {
        String type = header("Content-Type");
        if (!body.isEmpty() && !JSON.matcher(type).matches()) {
            throw Problem.badRequest("The content type '%s' is not supported. Send application/json.".formatted(type));
        }
        return body;
    }

    /** The version root: {@code http://localhost:8080/v1.0}. */
    String root() {
        return origin + "/" + version;
    }

    /** The URL of the request without its query. */
    String url() {
        return root() + "/" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** A header's value; empty when it is not there. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether the caller asks for advanced queries on directory objects. What they answer is never behind here. */
    boolean isEventual() {
        return header("ConsistencyLevel").strip().equalsIgnoreCase("eventual");
    }

    /** Whether a header that lists words has one, whatever stands after {@code =} or {@code ;}. */
    boolean prefers(String word) {
        for (String preference : header("Prefer").split("[,;]", -1)) {
            if (preference
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .split("=", -1)[0]
                    .strip()
                    .equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** The id the caller gave the request, or ours. */
    String clientId() {
        String given = header("client-request-id").strip();
        return CLIENT_ID.matcher(given).matches() ? given : id.toString();
    }
}
