package org.latchkey.graph.http;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;

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

    /** What may stand in a header that we send. */
    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,128}");

    GraphRequest {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    GraphRequest with(String text) {
        return new GraphRequest(method, version, path, query, headers, text, origin, call, id);
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
