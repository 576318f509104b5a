package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Problem;

/** What a row's JSON holds: {@code $select} and {@code $expand} as one SQL expression. */
final class SelectCompiler {

    private final Registry registry;
    private final Query query;
    private final Preferences preferences;
    private final ExpandCompiler expansions;

    SelectCompiler(Registry registry, Query query, Preferences preferences, ExpandCompiler expansions) {
        this.registry = registry;
        this.query = query;
        this.preferences = preferences;
        this.expansions = expansions;
    }

    /**
     * The JSON of the row with an alias.
     *
     * @param isTyped whether it says its own type, because the collection it is in does not tell
     */
    String json(Resource resource, String alias, QueryOptions options, boolean isTyped, int depth) {
        if (resource.isAbstract()) {
            return variants(resource, alias, options, depth);
        }
        if (resource.document() != null) {
            return document(Query.over(alias, resource.document()), options);
        }
        List<String> columns = new ArrayList<>();
        if (isTyped) {
            columns.add("'#microsoft.graph." + resource.type() + "' as \"@odata.type\"");
        }
        for (Property property : selected(resource, options)) {
            columns.add(Values.wire(property, alias, preferences) + " as \"" + property.name() + "\"");
        }
        for (QueryOptions.Expand expand : options.expand()) {
            for (Link link : links(resource, expand.link())) {
                columns.add(expansions.json(link, alias, expand.options(), depth + 1) + " as \"" + link.name() + "\"");
            }
        }
        return columns.isEmpty()
                ? "'{}'::json"
                : "(select row_to_json(x) from (select " + String.join(", ", columns) + ") x)";
    }

    private static List<Property> selected(Resource resource, QueryOptions options) {
        if (options.select().isEmpty() || options.select().contains("*")) {
            return resource.properties().stream()
                    .filter(property -> property.isDefault() && property.isReadable())
                    .toList();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : options.select()) {
            if (resource.property(name).filter(Property::isReadable).isEmpty()
                    && resource.link(name).isEmpty()
                    && !name.startsWith("@")) {
                throw unknown(name, resource);
            }
            names.add(name.toLowerCase(Locale.ROOT));
        }
        return resource.properties().stream()
                .filter(property -> names.contains(property.name().toLowerCase(Locale.ROOT)) && property.isReadable())
                .toList();
    }

    private static List<Link> links(Resource resource, String name) {
        return name.equals("*")
                ? resource.links()
                : List.of(resource.link(name).orElseThrow(() -> unknown(name, resource)));
    }

    private static Problem unknown(String name, Resource resource) {
        return Problem.badRequest(
                "Could not find a property named '%s' on type 'microsoft.graph.%s'.".formatted(name, resource.type()));
    }

    /** Rows stored as JSON: whole, or only the selected members. */
    private String document(String document, QueryOptions options) {
        if (options.select().isEmpty()) {
            return document + "::json";
        }
        return "(select json_object_agg(m.key, m.value) from jsonb_each(%s::jsonb) m where m.key = any(%s::text[]))"
                .formatted(document, query.bind(options.select()));
    }

    /** Rows of several types: each kind of row as its own resource shows it. */
    private String variants(Resource resource, String alias, QueryOptions options, int depth) {
        String cases = resource.variants().entrySet().stream()
                .map(variant -> "when '%s' then %s"
                        .formatted(
                                variant.getKey(),
                                variant(resource, registry.get(variant.getValue()), alias, options, depth)))
                .collect(Collectors.joining("\n"));
        return "case %s\n%s\nend".formatted(Query.over(alias, String.valueOf(resource.discriminator())), cases);
    }

    private String variant(Resource base, Resource variant, String alias, QueryOptions options, int depth) {
        QueryOptions known = new QueryOptions(
                known(base, variant, options), null, List.of(), options.expand(), null, null, false, null, null, null);
        if (variant.source().equals(base.source())) {
            return json(variant, alias, known, true, depth);
        }
        String own = query.alias();
        return "(select %s from %s %s where %s and %s = %s)"
                .formatted(
                        json(variant, own, known, true, depth),
                        variant.source(),
                        own,
                        Query.belongs(variant, own),
                        Query.over(own, variant.key()),
                        Query.over(alias, base.key()));
    }

    /** A variant shows those selected properties it has; a name no variant has is refused. */
    private List<String> known(Resource base, Resource variant, QueryOptions options) {
        for (String name : options.select()) {
            boolean isKnown = name.startsWith("@")
                    || base.variants().values().stream()
                            .map(registry::get)
                            .anyMatch(it -> it.property(name).isPresent());
            if (!isKnown) {
                throw unknown(name, base);
            }
        }
        List<String> names = options.select().stream()
                .filter(name -> variant.property(name).isPresent())
                .toList();
        return names.isEmpty() && !options.select().isEmpty() ? List.of("@odata.type") : names;
    }
}
