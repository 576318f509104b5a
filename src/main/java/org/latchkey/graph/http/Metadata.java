package org.latchkey.graph.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the declarations amount to, for machines: the schema, and the document at the version root. */
@Component
final class Metadata {

    private final Registry registry;
    private final Supplier<String> xml;

    Metadata(Registry registry) {
        this.registry = registry;
        this.xml = SingletonSupplier.of(() -> new Schema(registry).xml());
    }

    /** The schema as CSDL. */
    String xml() {
        return xml.get();
    }

    /** The collections and singletons that have one segment, as OData's service document. */
    GraphResponse document(GraphRequest request) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Resource resource : registry.all()) {
            resource.paths().stream()
                    .filter(path -> !path.contains("/"))
                    .forEach(path -> kinds.put(path, resource.singleton() ? "Singleton" : "EntitySet"));
            if (resource.me() != null) {
                kinds.put(resource.me(), "Singleton");
            }
        }
        ArrayNode value = JsonNodeFactory.instance.arrayNode();
        kinds.forEach((path, kind) ->
                value.addObject().put("name", path).put("kind", kind).put("url", path));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        Dialect dialect = Dialect.of(request, null);
        if (dialect.hasContext()) {
            document.put("@odata.context", request.root() + "/$metadata");
        }
        document.set("value", value);
        return GraphResponse.of(200, dialect.contentType(), document.toString());
    }
}
