package org.latchkey.graph.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.write.JsonText;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several requests in one (<a href="https://learn.microsoft.com/graph/json-batching">JSON batching</a>), one after the
 * other: each after those it depends on, and not at all when one of them failed.
 */
@Component
final class Batch {

    private static final int MOST = 20;
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^([a-z][a-z0-9+.-]*:|//).*");

    private final ProblemWriter problems;

    Batch(ProblemWriter problems) {
        this.problems = problems;
    }

    /** One of the requests: its own id, those it waits for, and what it says. */
    private record Part(String id, List<String> dependsOn, JsonNode json) {}

    GraphResponse run(GraphRequest outer, Function<GraphRequest, GraphResponse> serve) {
        Map<String, Part> parts = parts(JsonText.received(outer.json()));
        Map<String, Integer> statuses = new HashMap<>();
        ArrayNode responses = JsonNodeFactory.instance.arrayNode();
        for (Part part : ordered(parts)) {
            GraphRequest inner = request(outer, part);
            GraphResponse response = part.dependsOn().stream().allMatch(id -> statuses.getOrDefault(id, 424) < 400)
                    ? answered(inner, part, serve)
                    : problems.write(inner, Problem.of(ProblemCode.FAILED_DEPENDENCY));
            statuses.put(key(part.id()), response.status());
            responses.add(spoken(part.id(), response));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("responses", responses);
        return GraphResponse.of(200, "application/json;charset=utf-8", body.toString());
    }

    private static Map<String, Part> parts(JsonNode body) {
        JsonNode requests = body.path("requests");
        if (!requests.isArray() || requests.isEmpty()) {
            throw Problem.badRequest("A batch needs an array 'requests' with at least one request.");
        }
        if (requests.size() > MOST) {
            throw Problem.badRequest(
                    "A batch may hold %d requests; this one holds %d.".formatted(MOST, requests.size()));
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        for (JsonNode request : requests) {
            String id = request.path("id").stringValueOpt().orElse("");
            if (id.isBlank()) {
                throw Problem.badRequest("Every request of a batch needs an 'id', a string.");
            }
            if (parts.put(key(id), new Part(id, dependencies(request), request)) != null) {
                throw Problem.badRequest("The id '%s' is given twice in the batch.".formatted(id));
            }
        }
        return parts;
    }

    private static List<String> dependencies(JsonNode request) {
        JsonNode given = request.path("dependsOn");
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        if (!given.isArray() || !given.valueStream().allMatch(JsonNode::isString)) {
            throw Problem.badRequest("'dependsOn' is an array of ids.");
        }
        return given.valueStream().map(id -> key(id.stringValue())).toList();
    }

    /** Ids are the same in any case. */
    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** As given, except that each comes after those it depends on. */
    private static List<Part> ordered(Map<String, Part> parts) {
        Map<String, Part> ordered = new LinkedHashMap<>();
        parts.values().forEach(part -> place(part, parts, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered.values());
    }

    private static void place(Part part, Map<String, Part> parts, Map<String, Part> ordered, Set<String> waiting) {
        String id = key(part.id());
        if (ordered.containsKey(id)) {
            return;
        }
        if (!waiting.add(id)) {
            throw Problem.badRequest("The request '%s' of the batch depends on itself.".formatted(part.id()));
        }
        for (String other : part.dependsOn()) {
            Part first = parts.get(other);
            if (first != null) {
                place(first, parts, ordered, waiting);
            }
        }
        waiting.remove(id);
        ordered.put(id, part);
    }

    /** Every request of a batch is a request of its own, at the same instant. */
    private static GraphRequest request(GraphRequest outer, Part part) {
        JsonNode json = part.json();
        String url = json.path("url").stringValueOpt().orElse("");
        String relative = url.replaceFirst("^/", "").replaceFirst("#.*$", "");
        int question = relative.indexOf('?');
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
            headers.put(header.getKey(), header.getValue().asString(""));
        }
        Call caller = outer.call();
        Call call = caller == null ? null : new Call(Ids.next(), caller.tenant(), caller.caller(), caller.now());
        return new GraphRequest(
                json.path("method").asString("").toUpperCase(Locale.ROOT),
                outer.version(),
                question < 0 ? relative : relative.substring(0, question),
                question < 0 ? null : relative.substring(question + 1),
                headers,
                text(json.get("body")),
                outer.origin(),
                call,
                call == null ? Ids.next() : call.id());
    }

    private static String text(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return "";
        }
        return body.isString() ? body.stringValue() : body.toString();
    }

    private GraphResponse answered(GraphRequest inner, Part part, Function<GraphRequest, GraphResponse> serve) {
        String url = part.json().path("url").stringValueOpt().orElse("");
        if (url.isBlank() || ABSOLUTE.matcher(url).matches()) {
            return problems.write(inner, Problem.badRequest("'url' is relative to the version root, like /users."));
        }
        if (inner.method().isEmpty()) {
            return problems.write(inner, Problem.badRequest("A request of a batch needs a 'method'."));
        }
        if (!inner.body().isEmpty() && inner.header("Content-Type").isEmpty()) {
            return problems.write(
                    inner, Problem.badRequest("A request with a body needs 'headers' with a Content-Type."));
        }
        return serve.apply(inner);
    }

    private static ObjectNode spoken(String id, GraphResponse response) {
        ObjectNode spoken = JsonNodeFactory.instance.objectNode().put("id", id).put("status", response.status());
        ObjectNode headers = spoken.putObject("headers");
        response.headers().forEach(headers::put);
        if (!response.body().isEmpty()) {
            spoken.set(
                    "body",
                    response.isJson()
                            ? JsonText.parsed(response.body())
                            : JsonNodeFactory.instance.stringNode(response.body()));
        }
        return spoken;
    }
}
