package org.latchkey.graph.http;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;

/** The declared paths as a tree, for the schema: what has a resource is one, what only leads on gets a type of its own. */
final class Places {

    /** A segment: what is served there and what lies below. */
    private static final class Place {

        private final Map<String, Place> below = new LinkedHashMap<>();
        private @Nullable Resource resource;
        private String type = "";
        private boolean isMadeUp;
    }

    private final Place root = new Place();
    private final Set<String> taken;

    Places(Registry registry, Set<String> types) {
        this.taken = new LinkedHashSet<>(types);
        for (Resource resource : registry.all()) {
            resource.paths().stream()
                    .filter(path -> !path.startsWith("beta/"))
                    .forEach(path -> at(path).resource = resource);
        }
        name(root, "");
    }

    private Place at(String path) {
        Place place = root;
        for (String segment : path.split("/", -1)) {
            place = place.below.computeIfAbsent(segment, name -> new Place());
        }
        return place;
    }

    /** A segment's own name as type; with its parent's where that is taken, or, as Graph has it, as a container. */
    private void name(Place place, String parent) {
        place.below.forEach((segment, child) -> {
            Resource resource = child.resource;
            if (resource != null) {
                child.type = resource.type();
            } else {
                String longer = parent.isEmpty()
                        ? segment + "Container"
                        : parent + segment.substring(0, 1).toUpperCase(Locale.ROOT) + segment.substring(1);
                child.isMadeUp = true;
                child.type = taken.add(segment) ? segment : longer;
                taken.add(child.type);
            }
            name(child, child.type);
        });
    }

    /** What lies below a singleton: the names and types. */
    Map<String, String> below(Resource singleton) {
        Map<String, String> found = new LinkedHashMap<>();
        if (singleton.singleton()) {
            singleton.paths().stream()
                    .filter(path -> !path.startsWith("beta/"))
                    .forEach(path -> at(path).below.forEach((segment, next) -> found.put(segment, type(next))));
        }
        return found;
    }

    /** The types that only lead on. */
    void types(Markup xml) {
        types(root, xml);
    }

    private static void types(Place place, Markup xml) {
        for (Place child : place.below.values()) {
            if (child.isMadeUp) {
                xml.open("EntityType", "Name", child.type, "BaseType", "graph.entity");
                child.below.forEach((segment, next) ->
                        xml.empty("NavigationProperty", "Name", segment, "Type", type(next), "ContainsTarget", "true"));
                xml.close();
            }
            types(child, xml);
        }
    }

    private static String type(Place place) {
        Resource resource = place.resource;
        String type = "graph." + place.type;
        return resource == null || resource.singleton() ? type : "Collection(" + type + ")";
    }

    /** What stands at the version root. */
    void container(Markup xml) {
        xml.open("EntityContainer", "Name", "GraphService");
        root.below.forEach((segment, place) -> {
            Resource resource = place.resource;
            if (resource == null || resource.singleton()) {
                xml.empty("Singleton", "Name", segment, "Type", "graph." + place.type);
            } else {
                xml.empty("EntitySet", "Name", segment, "EntityType", "graph." + place.type);
            }
        });
        xml.close();
    }
}
