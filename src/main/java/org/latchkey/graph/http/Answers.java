package org.latchkey.graph.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
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

        Members context(GraphRequest request, Dialect dialect, String fragment) {
            return dialect.hasContext()
                    ? add("@odata.context", quoted(request.root() + "/$metadata" + fragment))
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

    GraphResponse page(GraphRequest request, Dialect dialect, Route route, QueryOptions options, Page page) {
        return collection(
                request,
                dialect,
                contexts.collection(route, options),
                page,
                withIds(request, dialect, route, page.rows()));
    }

    /** The rows of a page as references to them. */
    GraphResponse references(GraphRequest request, Dialect dialect, Route route, Page page) {
        List<String> references = page.rows().stream()
                .map(row -> reference(request, route, JsonText.parsed(row)).json())
                .toList();
        return collection(request, dialect, Contexts.REFERENCES, page, references);
    }

    GraphResponse reference(GraphRequest request, Dialect dialect, Route route, String row) {
        Members members = new Members().context(request, dialect, Contexts.REFERENCE);
        return json(
                dialect,
                200,
                members.all(reference(request, route, JsonText.parsed(row)).json())
                        .json());
    }

    private Members reference(GraphRequest request, Route route, JsonNode row) {
        return new Members()
                .add("@odata.id", quoted(url(request, route, row.path("id").asString(""))));
    }

    /** Where an entity of a route is found. */
    String url(GraphRequest request, Route route, String key) {
        return request.root() + "/" + contexts.path(route, key);
    }

    private static GraphResponse collection(
            GraphRequest request, Dialect dialect, String context, Page page, List<String> rows) {
        Members members = new Members().context(request, dialect, context);
        page.count().ifPresent(count -> members.add("@odata.count", Long.toString(count)));
        page.nextToken().ifPresent(token -> members.add("@odata.nextLink", quoted(nextLink(request, token))));
        return json(dialect, 200, members.add("value", array(rows)).json());
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

    /**
     * One entity.
     *
     * @param except properties to answer otherwise than a read would
     */
    GraphResponse entity(
            GraphRequest request,
            Dialect dialect,
            int status,
            Route route,
            QueryOptions options,
            String row,
            Map<String, ?> except) {
        String shown = withIds(request, dialect, route, List.of(row)).getFirst();
        if (!except.isEmpty() && JsonText.parsed(shown) instanceof ObjectNode object) {
            except.forEach((name, value) -> object.set(name, value(value)));
            shown = object.toString();
        }
        Members members = new Members().context(request, dialect, contexts.entity(route, options));
        return json(dialect, status, members.all(shown).json());
    }

    /** Rows of a resource that no path leads to as such. */
    GraphResponse rows(
            GraphRequest request, Dialect dialect, Resource resource, QueryOptions options, List<String> rows) {
        Route route = Route.of(resource);
        Members members = new Members().context(request, dialect, contexts.collection(route, options));
        List<String> shown = withIds(request, dialect, route, rows);
        return json(dialect, 200, members.add("value", array(shown)).json());
    }

    GraphResponse values(GraphRequest request, Dialect dialect, String edmType, List<?> values) {
        Members members = new Members().context(request, dialect, "#Collection(" + edmType + ")");
        return json(
                dialect,
                200,
                members.add("value", JsonText.tree(values).toString()).json());
    }

    /** An object that a verb made up: {@code {"value": true}} is a value of its type, anything else an entity. */
    GraphResponse literal(
            GraphRequest request, Dialect dialect, int status, Route route, QueryOptions options, Map<String, ?> json) {
        JsonNode object = JsonText.tree(json);
        String context = contexts.entity(route, options);
        if (object.size() == 1 && object.has("value")) {
            JsonNode value = object.get("value");
            context = value.isBoolean() ? "#Edm.Boolean" : value.isNumber() ? "#Edm.Int32" : "#Edm.String";
        }
        Members members = new Members();
        if (!object.has("@odata.context")) {
            members.context(request, dialect, context);
        }
        return json(dialect, status, members.all(object.toString()).json());
    }

    /** One property of an entity; null has no body. */
    GraphResponse part(GraphRequest request, Dialect dialect, Target.Part part, String row) {
        JsonNode value = JsonText.parsed(row).path(part.property().name());
        if (value.isNull() || value.isMissingNode()) {
            return GraphResponse.empty(204);
        }
        if (part.isRaw()) {
            return GraphResponse.text(value.isString() ? value.stringValue() : value.toString());
        }
        Members members = new Members().context(request, dialect, contexts.property(part.route(), part.property()));
        return json(dialect, 200, members.add("value", value.toString()).json());
    }

    private List<String> withIds(GraphRequest request, Dialect dialect, Route route, List<String> rows) {
        if (!dialect.hasIds()) {
            return rows;
        }
        return rows.stream()
                .map(row -> {
                    JsonNode tree = JsonText.parsed(row);
                    return tree.has("id")
                            ? reference(request, route, tree).all(row).json()
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

    private static GraphResponse json(Dialect dialect, int status, String body) {
        return GraphResponse.of(status, dialect.contentType(), body);
    }
}
