package org.latchkey.graph.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Route;

/** What a path means, and what may be done there. */
sealed interface Target {

    /** What each method that changes something does there. */
    default Map<String, Operation> writes() {
        return Map.of();
    }

    /** The method that only asks; null where nothing can be asked. */
    default @Nullable String asking() {
        return "GET";
    }

    /** Every method it knows. */
    default List<String> methods() {
        return Stream.concat(Stream.ofNullable(asking()), writes().keySet().stream())
                .toList();
    }

    /** What a route through the resources leads to. */
    sealed interface OnRoute extends Target {

        Route route();
    }

    /** A collection or an entity. */
    record Rows(Route route) implements OnRoute {

        @Override
        public Map<String, Operation> writes() {
            return route.isCollection() ? toCollection() : toEntity();
        }

        private Map<String, Operation> toCollection() {
            if (route.narrowing() != null) {
                return Map.of();
            }
            Operation create = route.hops().isEmpty()
                    ? route.target().creation().orElse(null)
                    : route.hops().getLast().link().create();
            return create == null ? Map.of() : Map.of("POST", create);
        }

        private Map<String, Operation> toEntity() {
            Map<String, Operation> writes = new LinkedHashMap<>();
            if (route.isOwned()) {
                Resource resource = route.target();
                resource.operation(Operation.Update.class).ifPresent(update -> writes.put("PATCH", update));
                resource.operation(Operation.Upsert.class).ifPresent(upsert -> writes.put("PATCH", upsert));
                resource.replacement().ifPresent(replace -> writes.put("PUT", replace));
                resource.operation(Operation.Delete.class).ifPresent(delete -> writes.put("DELETE", delete));
            }
            return writes;
        }
    }

    /** {@code …/$count}. */
    record Count(Route route) implements OnRoute {}

    /** {@code …/link/$ref}, {@code …/link/{id}/$ref}. */
    record References(Route route) implements OnRoute {

        @Override
        public Map<String, Operation> writes() {
            Link link = route.hops().getLast().link();
            Operation.Reference reference = link.reference();
            Map<String, Operation> writes = new LinkedHashMap<>();
            if (reference != null && route.isCollection()) {
                writes.put("POST", reference);
            } else if (reference != null) {
                if (!link.isMany()) {
                    writes.put("PUT", reference);
                }
                writes.put("DELETE", reference);
            }
            return writes;
        }
    }

    /** One property of an entity; {@code isRaw} with {@code /$value}. */
    record Part(Route route, Property property, boolean isRaw) implements OnRoute {}

    /** A bound action on what the route ends at. */
    record Invocation(Route route, Operation.Act<?> act) implements OnRoute {

        @Override
        public Map<String, Operation> writes() {
            return Map.of("POST", act);
        }

        @Override
        public @Nullable String asking() {
            return null;
        }
    }

    /** {@code $metadata}. */
    record Metadata() implements Target {}

    /** {@code $batch}. */
    record Batch() implements Target {

        @Override
        public String asking() {
            return "POST";
        }
    }

    /** The version root itself. */
    record Root() implements Target {}
}
