package org.latchkey.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every declared resource, by type name. Refuses to start when a link or variant leads nowhere. */
@Component
public final class Registry {

    private final Map<String, Resource> byType = new LinkedHashMap<>();

    public Registry(List<Resource> resources) {
        for (Resource resource : resources) {
            if (byType.put(resource.type(), resource) != null) {
                throw new IllegalStateException(resource.type() + " is declared twice");
            }
        }
        for (Resource resource : resources) {
            resource.links().forEach(link -> demand(link.target(), resource.type() + "/" + link.name()));
            resource.variants().values().forEach(variant -> demand(variant, resource.type()));
        }
    }

    private void demand(String type, String from) {
        if (!byType.containsKey(type)) {
            throw new IllegalStateException(from + " leads to " + type + ", which nobody declares");
        }
    }

    public Collection<Resource> all() {
        return List.copyOf(byType.values());
    }

    /** The resource of a type that is known to be declared. */
    public Resource get(String type) {
        Resource resource = byType.get(type);
        if (resource == null) {
            throw new IllegalArgumentException(type + " is not declared");
        }
        return resource;
    }

    /** The resource of a type, by its schema name in any case. */
    public Optional<Resource> find(String type) {
        return byType.values().stream()
                .filter(resource -> resource.type().equalsIgnoreCase(type))
                .findFirst();
    }
}
