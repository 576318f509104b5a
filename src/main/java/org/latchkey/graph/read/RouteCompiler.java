package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Ids;

/** Compiles a route to the rows at its end: every step is joined to the one before, the parents found by their keys. */
final class RouteCompiler {

    private final Draft draft;

    RouteCompiler(Draft draft) {
        this.draft = draft;
    }

    /** The rows the caller may see. */
    Rows visible(Route route) {
        Route.Narrowing narrowing = route.narrowing();
        if (narrowing != null) {
            // The function says which rows are the caller's; its action mostly says whether the token may ask at all.
            draft.demandPermission(narrowing.function().action());
            Rows rows = rows(route, false);
            Rows chosen = rows.and(draft.condition(narrowing, rows.alias()));
            return narrowing.function().isScoped()
                    ? chosen.and(draft.scope(narrowing.function().action(), rows.resource(), rows.alias()))
                    : chosen;
        }
        return rows(route, true);
    }

    /** The rows, whoever may see them. */
    Rows all(Route route) {
        return rows(route, false);
    }

    /**
     * The rows, whoever may see them.
     *
     * @param keys gets the SQL of the keys of the entities on the way, from left to right
     */
    Rows all(Route route, List<String> keys) {
        return rows(route, false, keys);
    }

    private Rows rows(Route route, boolean guarded) {
        return rows(route, guarded, new ArrayList<>());
    }

    private Rows rows(Route route, boolean guarded, List<String> keys) {
        Resource root = route.start().resource();
        int alone = route.aloneAt();
        Rows rows = Rows.of(draft, root);
        addKey(rows, route.start(), keys);
        rows = step(rows, route.start(), guarded && alone < 0 ? root.readBy() : null);
        for (int at = 0; at < route.hops().size(); at++) {
            Route.Hop hop = route.hops().get(at);
            rows = rows.join(draft, hop.step().resource(), (it, to) -> draft.on(hop.link(), it, to));
            addKey(rows, hop.step(), keys);
            rows = step(rows, hop.step(), guarded && at >= alone ? hop.guard() : null);
        }
        return rows;
    }

    private static void addKey(Rows rows, Route.Step step, List<String> keys) {
        if (step.handle() instanceof Route.Handle.Key || step.handle() instanceof Route.Handle.Alternate) {
            keys.add(Aliases.key(rows.resource(), rows.alias()));
        }
    }

    private Rows step(Rows rows, Route.Step step, @Nullable Action action) {
        Rows chosen = rows;
        if (step.handle() != null) {
            chosen = chosen.and(named(rows.resource(), rows.alias(), step.handle()));
        }
        if (action != null) {
            chosen = chosen.and(draft.scope(action, rows.resource(), rows.alias()));
        }
        Resource variant = step.cast();
        return variant == null || variant.name().equals(rows.resource().name()) ? chosen : cast(chosen, variant);
    }

    /** The rows of one variant, as what they are: joined to the variant's own source by their keys, where that is another. */
    private Rows cast(Rows rows, Resource variant) {
        Resource whole = rows.resource();
        List<String> kinds = whole.variants().entrySet().stream()
                .filter(entry -> entry.getValue().equals(variant.name()))
                .map(Map.Entry::getKey)
                .map(WireForm::quoted)
                .toList();
        String discriminator = whole.discriminator();
        Rows chosen = kinds.isEmpty() || discriminator == null
                ? rows
                : rows.and(Aliases.it(discriminator, rows.alias()) + " in (" + String.join(", ", kinds) + ")");
        return variant.source().equals(whole.source()) && variant.key().equals(whole.key())
                ? chosen.as(variant)
                : chosen.join(draft, variant, (it, to) -> Aliases.key(variant, to) + " = " + Aliases.key(whole, it));
    }

    private String named(Resource resource, String alias, Route.Handle handle) {
        return switch (handle) {
            case Route.Handle.Only only -> "true";
            case Route.Handle.Key by -> isText(by.value()) ? key(resource, alias, by.value()) : "false";
            case Route.Handle.Alternate by ->
                isText(by.value()) ? property(resource, by.property(), alias, by.value()) : "false";
        };
    }

    private static boolean isText(String key) {
        return key.indexOf('\0') < 0;
    }

    private String key(Resource resource, String alias, String key) {
        String column = Aliases.key(resource, alias);
        if (!resource.isGuidKey()) {
            // Most such keys are made of GUIDs, which match in any case; both ways an index on the key is of use.
            return "%s in (%s, %s)".formatted(column, draft.bind(key), draft.bind(key.toLowerCase(Locale.ROOT)));
        }
        Optional<UUID> id = Ids.parse(key);
        if (id.isPresent()) {
            return column + " = " + draft.bind(id.get());
        }
        String also = resource.keyAlso();
        return also == null ? "false" : property(resource, also, alias, key);
    }

    private String property(Resource resource, String name, String alias, String value) {
        Property property = resource.property(name)
                .orElseThrow(() -> new IllegalArgumentException(resource.name() + " has no property " + name));
        return new FilterCompiler(draft).has(property.kind(), Aliases.value(property, alias), value);
    }

    /** The rows of a resource with these keys. */
    Rows keyed(Resource resource, Iterable<String> keys) {
        Rows rows = Rows.of(draft, resource);
        List<String> texts = new ArrayList<>();
        for (String key : keys) {
            if (isText(key) && (!resource.isGuidKey() || Ids.parse(key).isPresent())) {
                texts.add(key);
            }
        }
        String type = resource.isGuidKey() ? "uuid" : "text";
        return rows.and(
                "%s = any(cast(%s as %s[]))".formatted(Aliases.key(resource, rows.alias()), draft.bind(texts), type));
    }
}
