package org.latchkey.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every declared resource, by name. Refuses to start when a link or variant leads nowhere. */
@Component
public final class Registry {

    private final Map<String, Resource> byName = new LinkedHashMap<>();

    public Registry(List<Resource> resources) {
        for (Resource resource : resources) {
            if (byName.put(resource.name(), resource) != null) {
                throw new IllegalStateException(resource.name() + " is declared twice");
            }
        }
        for (Resource resource : resources) {
            resource.links().forEach(link -> demand(link.target(), resource.name() + "/" + link.name()));
            resource.variants().values().forEach(variant -> demand(variant, resource.name()));
        }
    }

    private void demand(String type, String from) {
        if (!byName.containsKey(type)) {
            throw new IllegalStateException(from + " leads to " + type + ", which nobody declares");
        }
    }

    public Collection<Resource> all() {
        return List.copyOf(byName.values());
    }

    /** The resource of a name that is known to be declared. */
    public Resource get(String name) {
        Resource resource = byName.get(name);
        if (resource == null) {
            throw new IllegalArgumentException(name + " is not declared");
        }
        return resource;
    }

    /** The resource of a type, by its schema name in any case. */
    public Optional<Resource> find(String type) {
        return byName.values().stream()
                .filter(resource -> resource.type().equalsIgnoreCase(type))
                .findFirst();
    }
}
