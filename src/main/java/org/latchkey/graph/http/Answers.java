package org.latchkey.graph.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Page;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.write.JsonText;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts rows, values and references into the form of an answer: context first, then annotations, then what was asked for. */
@Component
final class Answers {

    private final Contexts contexts;

    Answers(Contexts contexts) {
        this.contexts = contexts;
    }

    /** The members of one JSON object, in order. */
    private static final class Members {

        private final StringJoiner text = new StringJoiner(",", "{", "}");

        Members add(String name, String json) {
            text.add(JsonText.tree(name) + ":" + json);
            return this;
        }

        Members context(Asked asked, String fragment) {
            return asked.dialect().hasContext()
                    ? add("@odata.context", quoted(asked.request().root() + "/$metadata" + fragment))
                    : this;
        }

        Members all(String object) {
            String inside = object.substring(1, object.length() - 1);
            if (!inside.isBlank()) {
                text.add(inside);
            }
            return this;
        }

        String json() {
            return text.toString();
        }
    }

    GraphResponse page(Asked asked, Page page) {
        String context = contexts.collection(asked.route(), asked.options());
        return collection(asked, context, page, withIds(asked, asked.route(), page.rows()));
    }

    /** The rows of a page as references to them. */
    GraphResponse references(Asked asked, Page page) {
        List<String> references = page.rows().stream()
                .map(row ->
                        reference(asked, asked.route(), JsonText.parsed(row)).json())
                .toList();
        return collection(asked, Contexts.REFERENCES, page, references);
    }

    GraphResponse reference(Asked asked, String row) {
        String reference = reference(asked, asked.route(), JsonText.parsed(row)).json();
        return json(asked, 200, new Members().context(asked, Contexts.REFERENCE).all(reference));
    }

    private Members reference(Asked asked, Route route, JsonNode row) {
        return new Members()
                .add(
                        "@odata.id",
                        quoted(url(asked.request(), route, row.path("id").asString(""))));
    }

    private String url(GraphRequest request, Route route, String key) {
        return request.root() + "/" + contexts.path(route, key);
    }

    private static GraphResponse collection(Asked asked, String context, Page page, List<String> rows) {
        Members members = new Members().context(asked, context);
        page.count().ifPresent(count -> members.add("@odata.count", Long.toString(count)));
        page.nextToken().ifPresent(token -> members.add("@odata.nextLink", quoted(nextLink(asked.request(), token))));
        page.allowed().ifPresent(allowed -> members.add("@latchkey.allowed", allowed));
        return json(asked, 200, members.add("value", array(rows)));
    }

    /** The same request, going on where the page ended. */
    private static String nextLink(GraphRequest request, String token) {
        StringJoiner query = new StringJoiner("&");
        for (String option : Objects.requireNonNullElse(request.query(), "").split("&", -1)) {
            String name = option.replaceFirst("=.*", "").replaceFirst("^(?:\\$|%24)", "");
            if (!option.isEmpty() && !name.equalsIgnoreCase("skiptoken") && !name.equalsIgnoreCase("skip")) {
                query.add(option);
            }
        }
        query.add("$skiptoken=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        return request.url() + "?" + query;
    }

    GraphResponse entity(Asked asked, String row) {
        return entity(asked, 200, row, Map.of());
    }

    /** A new entity, with where it is found. */
    GraphResponse created(Asked asked, Outcome.Created created, String row) {
        return entity(asked, 201, row, created.except())
                .with("Location", url(asked.request(), asked.route(), created.id()));
    }

    /** One entity, with some properties otherwise than a read would show them. */
    private GraphResponse entity(Asked asked, int status, String row, Map<String, ?> except) {
        String shown = withIds(asked, asked.route(), List.of(row)).getFirst();
        if (!except.isEmpty() && JsonText.parsed(shown) instanceof ObjectNode object) {
            except.forEach((name, value) -> object.set(name, value(value)));
            shown = object.toString();
        }
        String context = contexts.entity(asked.route(), asked.options());
        return json(asked, status, new Members().context(asked, context).all(shown));
    }

    /** Rows of a resource that no path leads to as such. */
    GraphResponse rows(Asked asked, Resource resource, List<String> rows) {
        Route route = Route.of(resource);
        String shown = array(withIds(asked, route, rows));
        String context = contexts.collection(route, asked.options());
        return json(asked, 200, new Members().context(asked, context).add("value", shown));
    }

    GraphResponse values(Asked asked, Outcome.Values values) {
        Members members = new Members().context(asked, "#Collection(" + values.edmType() + ")");
        return json(
                asked, 200, members.add("value", JsonText.tree(values.values()).toString()));
    }

    /** An object that a verb made up: {@code {"value": true}} is a value of its type, anything else an entity. */
    GraphResponse literal(Asked asked, Outcome.Literal literal) {
        JsonNode object = JsonText.tree(literal.json());
        String context = contexts.entity(asked.route(), asked.options());
        if (object.size() == 1 && object.has("value")) {
            JsonNode value = object.get("value");
            context = value.isBoolean() ? "#Edm.Boolean" : value.isNumber() ? "#Edm.Int32" : "#Edm.String";
        }
        Members members = new Members();
        if (!object.has("@odata.context")) {
            members.context(asked, context);
        }
        return json(asked, literal.status(), members.all(object.toString()));
    }

    /** One property of an entity; null has no body. */
    GraphResponse part(Asked asked, Target.Part part, String row) {
        JsonNode value = JsonText.parsed(row).path(part.property().name());
        if (value.isNull() || value.isMissingNode()) {
            return GraphResponse.empty(204);
        }
        if (part.isRaw()) {
            return GraphResponse.text(value.isString() ? value.stringValue() : value.toString());
        }
        Members members = new Members().context(asked, contexts.property(part.route(), part.property()));
        return json(asked, 200, members.add("value", value.toString()));
    }

    private List<String> withIds(Asked asked, Route route, List<String> rows) {
        if (!asked.dialect().hasIds()) {
            return rows;
        }
        return rows.stream()
                .map(row -> {
                    JsonNode tree = JsonText.parsed(row);
                    return tree.has("id")
                            ? reference(asked, route, tree).all(row).json()
                            : row;
                })
                .toList();
    }

    private static JsonNode value(@Nullable Object value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : JsonText.tree(value);
    }

    private static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    private static String quoted(String text) {
        return JsonText.tree(text).toString();
    }

    private static GraphResponse json(Asked asked, int status, Members members) {
        GraphResponse response = GraphResponse.of(status, asked.dialect().contentType(), members.json());
        String applied = asked.dialect().applied();
        return applied.isEmpty() ? response : response.with("Preference-Applied", applied);
    }
}
