package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;

/** Compiles {@code $select} and, through {@link ExpandCompiler}, {@code $expand} to the JSON object of a row. */
final class SelectCompiler {

    private static final String TYPE = "@odata.type";

    private final Draft draft;
    private final WireForm form;

    SelectCompiler(Draft draft) {
        this.draft = draft;
        this.form = new WireForm(draft.preferences());
    }

    /**
     * The JSON object of a row, an expression of type json. Rows of an abstract resource are written as the variants
     * they are.
     *
     * @param depth how many expansions there are around
     */
    String object(Resource resource, String alias, QueryOptions options, int depth) {
        checkNames(resource, options);
        return resource.isAbstract()
                ? variants(resource, alias, options, depth)
                : plain(resource, resource, alias, options, depth);
    }

    /**
     * The JSON object of a row at the end of a route. One that the route casts to what it is offers what its collection does,
     * as far as both are one source.
     */
    String object(Route route, Rows rows, QueryOptions options) {
        Resource whole = route.last().resource();
        Resource resource = rows.resource();
        if (!whole.isAbstract() || resource.isAbstract() || !whole.source().equals(resource.source())) {
            return object(resource, rows.alias(), options, 0);
        }
        checkNames(resource, options);
        return plain(whole, resource, rows.alias(), options, 0);
    }

    /** What a row is written by when nothing is expanded. */
    private record Plain(String resource, String alias, List<String> select, Preferences preferences) {}

    private String plain(Resource whole, Resource resource, String alias, QueryOptions options, int depth) {
        if (resource.document() != null) {
            return document(resource, resource.document(), alias, options, depth);
        }
        if (options.expand().isEmpty() && !draft.preferences().allowed()) {
            return draft.once(
                    new Plain(resource.name(), alias, options.select(), draft.preferences()),
                    () -> row(properties(resource, alias, options)));
        }
        List<String> columns = properties(resource, alias, options);
        columns.addAll(new ExpandCompiler(draft).columns(resource, alias, options, depth));
        if (draft.preferences().allowed()) {
            AllowedCompiler offered = new AllowedCompiler(draft);
            columns.add(allowed(
                    whole.equals(resource)
                            ? offered.row(resource, alias)
                            : offered.row(whole, alias, resource, alias)));
        }
        return row(columns);
    }

    private static String allowed(String names) {
        return Layout.fill("%s as %s", names, WireForm.named(AllowedCompiler.ANNOTATION));
    }

    private static String row(List<String> columns) {
        return Layout.fill("""
                (select row_to_json(entity) from (
                  select
                    %s) entity)""", String.join(",\n", columns));
    }

    private List<String> properties(Resource resource, String alias, QueryOptions options) {
        Set<String> names = names(options);
        return resource.properties().stream()
                .filter(property -> isRendered(property, names))
                .map(property -> form.of(property, alias) + " as " + WireForm.named(property.name()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isRendered(Property property, Set<String> names) {
        if (!property.isReadable() || isForFiltersOnly(property)) {
            return false;
        }
        boolean isUsual = property.isDefault() && (names.isEmpty() || names.contains("*"));
        return isUsual || names.contains(lower(property.name()));
    }

    /** A declared path into a structured value, {@code initiatedBy/user/id}: the value itself is another property. */
    private static boolean isForFiltersOnly(Property property) {
        return property.name().indexOf('/') >= 0;
    }

    /** Each row as the type its discriminator tells, and that type told first. */
    private String variants(Resource resource, String alias, QueryOptions options, int depth) {
        String cases = resource.variants().entrySet().stream()
                .map(variant -> Layout.fill(
                        "when %s then %s",
                        WireForm.quoted(variant.getKey()),
                        variant(resource, draft.resource(variant.getValue()), alias, options, depth)))
                .collect(Collectors.joining("\n"));
        String discriminator = resource.discriminator();
        return Layout.fill(
                """
                case %s
                  %s
                  else json_build_object('id', %s)
                end""",
                Aliases.it(discriminator == null ? "null" : discriminator, alias), cases, Aliases.key(resource, alias));
    }

    private String variant(Resource whole, Resource variant, String alias, QueryOptions options, int depth) {
        String type = WireForm.quoted("#microsoft.graph." + variant.type());
        if (variant.source().equals(whole.source()) && variant.key().equals(whole.key())) {
            return typed(whole, variant, alias, alias, type, options, depth);
        }
        Rows rows = Rows.of(draft, variant);
        rows = rows.and(Aliases.key(variant, rows.alias()) + " = " + Aliases.key(whole, alias));
        return Layout.fill(
                """
                coalesce((
                  select %s
                  %s), json_build_object('%s', %s, 'id', %s))""",
                typed(whole, variant, alias, rows.alias(), type, options, depth),
                rows.sql(),
                TYPE,
                type,
                Aliases.key(whole, alias));
    }

    private String typed(
            Resource whole,
            Resource variant,
            String wholeAlias,
            String alias,
            String type,
            QueryOptions options,
            int depth) {
        String document = variant.document();
        if (document != null) {
            return document(variant, document, alias, options, depth);
        }
        List<String> columns = new ArrayList<>();
        if (!variant.type().equals(whole.type())) {
            columns.add(type + " as " + WireForm.named(TYPE));
        }
        columns.addAll(properties(variant, alias, options));
        columns.addAll(new ExpandCompiler(draft).columnsOfVariant(whole, wholeAlias, variant, alias, options, depth));
        if (draft.preferences().allowed()) {
            columns.add(allowed(new AllowedCompiler(draft).row(whole, wholeAlias, variant, alias)));
        }
        return row(columns);
    }

    /**
     * The stored object, cut to what is selected, with its type first, which jsonb does not remember, and with what is
     * expanded at its end.
     */
    private String document(Resource resource, String document, String alias, QueryOptions options, int depth) {
        Set<String> names = names(options);
        String members = Layout.fill(
                "select * from json_each(cast(%s as json)) with ordinality as stored(key, value, place)",
                Aliases.it(document, alias));
        if (!names.isEmpty() && !names.contains("*")) {
            members += "\nwhere lower(stored.key) = any(cast(%s as text[])) or stored.key like '@%%'"
                    .formatted(draft.bind(names.stream().sorted().toList()));
        }
        List<String> expanded = new ArrayList<>(new ExpandCompiler(draft).columns(resource, alias, options, depth));
        if (draft.preferences().allowed()) {
            expanded.add(allowed(new AllowedCompiler(draft).row(resource, alias)));
        }
        if (!expanded.isEmpty()) {
            members += Layout.fill("\nunion all\nselect key, value, 100000 from json_each(%s)", row(expanded));
        }
        return Layout.fill("""
                (select coalesce(
                  json_object_agg(member.key, member.value order by member.key <> '%s', member.place), '{}')
                from (
                  %s
                ) member)""", TYPE, members);
    }

    /** What is selected, in lower case. Of a path into a structured value, the value is selected. */
    private static Set<String> names(QueryOptions options) {
        return options.select().stream()
                .map(name -> lower(name.indexOf('/') > 0 ? name.substring(0, name.indexOf('/')) : name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void checkNames(Resource resource, QueryOptions options) {
        if (options.select().isEmpty()) {
            return;
        }
        Stream<Resource> all = Stream.concat(
                Stream.of(resource), resource.variants().values().stream().map(draft::resource));
        List<Resource> resources = all.toList();
        // What a document holds is known to the module that stores it.
        if (resources.stream().anyMatch(each -> each.document() != null)) {
            return;
        }
        for (String name : options.select()) {
            String first = name.indexOf('/') > 0 ? name.substring(0, name.indexOf('/')) : name;
            boolean isKnown = name.equals("*")
                    || resources.stream()
                            .anyMatch(each -> each.property(first).isPresent()
                                    || each.link(first).isPresent());
            if (!isKnown) {
                throw Refusals.unknownProperty(name, resource.type());
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
