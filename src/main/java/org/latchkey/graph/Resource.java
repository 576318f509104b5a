package org.latchkey.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.ProblemCode;

/**
 * A resource of the API, declared once: what it is called, where its rows come from, its properties and links, where it
 * is served and what may be done with it. Lists, filters, expansions, bodies, paths, metadata and the console's types
 * all follow from this one value.
 *
 * <p>All SQL in a declaration speaks of the resource's row as {@code it}, and may use the parameters {@code :tenant},
 * {@code :caller} and {@code :now}. It is ours, never input.
 *
 * @param name what links call it: the type name, unless one type is declared for several places
 * @param type the schema's type name, for example {@code accessPackage}
 * @param base the type it derives from in the schema, for example {@code directoryObject}
 * @param source what stands after {@code from}: a table, view or function call that yields {@code tenant_id}
 * @param where a condition its rows always satisfy
 * @param key the SQL of the key over {@code it}
 * @param isGuidKey whether a key that is not a GUID is refused without looking
 * @param alternateKeys properties that name an entity too: {@code (uniqueName='…')}
 * @param keyAlso a property whose value may stand in the key's place, like a user's principal name; null for none
 * @param paths the collections where it is served, from the version root, without a leading slash
 * @param singleton whether each path is one entity rather than a collection; its key is then the source's only row
 * @param me a path that means the calling person, like {@code me}; null for none
 * @param anchors for each anchor of the authority table, the SQL over {@code it} that yields it
 * @param readBy the action that reading needs
 * @param missing what to answer when there is no such row
 * @param properties in the order of the answer
 * @param variants for an abstract resource, the value of {@code discriminator} and the type name of each kind of row
 * @param discriminator the SQL over {@code it} that tells the variant
 * @param document SQL of the whole JSON object, for resources whose rows are stored as the wire's form; null otherwise
 * @param defaultPage how many rows a page has when {@code $top} does not say
 * @param maxPage the most rows a page may have
 * @param beforeList what must hold of a list's filter before it runs; null for nothing
 * @param latestFirst the property lists are ordered by, descending, when {@code $orderby} does not say; null for the key
 * @param strict whether read-only properties in a body are refused rather than ignored
 * @param badBody what to answer to a body that cannot be taken; malformed JSON apart
 * @param aliases other spellings of properties and links, in lower case, and what they mean
 */
public record Resource(
        String name,
        String type,
        @Nullable String base,
        String source,
        String where,
        String key,
        boolean isGuidKey,
        List<String> alternateKeys,
        @Nullable String keyAlso,
        List<String> paths,
        boolean singleton,
        @Nullable String me,
        Map<String, String> anchors,
        @Nullable Action readBy,
        ProblemCode missing,
        List<Property> properties,
        List<Link> links,
        List<Operation> operations,
        Map<String, String> variants,
        @Nullable String discriminator,
        @Nullable String document,
        int defaultPage,
        int maxPage,
        @Nullable ListRule beforeList,
        @Nullable String latestFirst,
        boolean strict,
        ProblemCode badBody,
        Map<String, String> aliases) {

    /** Starts a declaration: the schema's type name and the table, view or function call its rows come from. */
    public static Builder of(String type, String source) {
        return new Builder(type, source);
    }

    /** The property of that name, in any case. */
    public Optional<Property> property(String name) {
        return properties.stream()
                .filter(property -> property.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The link of that name, in any case. */
    public Optional<Link> link(String name) {
        return links.stream().filter(link -> link.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The declared name of what a body or path calls by another one; the same text when it is no alias. */
    public String unaliased(String name) {
        return aliases.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /** The first operation of a kind, if it is offered. */
    public <O extends Operation> Optional<O> operation(Class<O> kind) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** What POST on the collection does, if it is offered. */
    public Optional<Operation.Create<?>> creation() {
        return operations.stream()
                .<Operation.Create<?>>mapMulti((operation, sink) -> {
                    if (operation instanceof Operation.Create<?> create) {
                        sink.accept(create);
                    }
                })
                .findFirst();
    }

    /** What PUT on an entity does, if it is offered. */
    public Optional<Operation.Replace<?>> replacement() {
        return operations.stream()
                .<Operation.Replace<?>>mapMulti((operation, sink) -> {
                    if (operation instanceof Operation.Replace<?> replace) {
                        sink.accept(replace);
                    }
                })
                .findFirst();
    }

    /** The bound action of that name, on the collection or on an entity. */
    public Optional<Operation.Act<?>> action(String name, boolean onCollection) {
        return operations.stream()
                .<Operation.Act<?>>mapMulti((operation, sink) -> {
                    if (operation instanceof Operation.Act<?> act
                            && act.onCollection() == onCollection
                            && act.name().equalsIgnoreCase(name)) {
                        sink.accept(act);
                    }
                })
                .findFirst();
    }

    /** The bound functions of that name; overloads differ in their parameters. */
    public List<Operation.Narrow> narrowings(String name) {
        return operations.stream()
                .filter(Operation.Narrow.class::isInstance)
                .map(Operation.Narrow.class::cast)
                .filter(narrow -> narrow.name().equalsIgnoreCase(name))
                .toList();
    }

    public boolean isAbstract() {
        return !variants.isEmpty();
    }

    /** Collects a declaration. */
    public static final class Builder {

        private final String type;
        private final String source;
        private String name;
        private @Nullable String base;
        private String where = "true";
        private String key = "it.id";
        private boolean isGuidKey = true;
        private final List<String> alternateKeys = new ArrayList<>();
        private @Nullable String keyAlso;
        private final List<String> paths = new ArrayList<>();
        private boolean singleton;
        private @Nullable String me;
        private final Map<String, String> anchors = new LinkedHashMap<>();
        private @Nullable Action readBy;
        private ProblemCode missing = ProblemCode.RESOURCE_NOT_FOUND;
        private final Map<String, Property> properties = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();
        private final List<Operation> operations = new ArrayList<>();
        private final Map<String, String> variants = new LinkedHashMap<>();
        private @Nullable String discriminator;
        private @Nullable String document;
        private int defaultPage = 100;
        private int maxPage = 999;
        private @Nullable ListRule beforeList;
        private @Nullable String latestFirst;
        private boolean strict;
        private @Nullable ProblemCode badBody;
        private final Map<String, String> aliases = new LinkedHashMap<>();

        private Builder(String type, String source) {
            this.type = type;
            this.source = source;
            this.name = type;
        }

        /** Another name for links, when one type is declared for several places. */
        public Builder as(String ownName) {
            name = ownName;
            return this;
        }

        /** The type it derives from in the schema. */
        public Builder base(String baseType) {
            base = baseType;
            return this;
        }

        /** A condition its rows always satisfy. */
        public Builder where(String condition) {
            where = condition;
            return this;
        }

        /** A property of any kind; the last argument refines it. */
        public Builder property(String name, Kind kind, UnaryOperator<Property> refine) {
            properties.put(name.toLowerCase(Locale.ROOT), refine.apply(Property.of(name, kind)));
            return this;
        }

        /** The key property {@code id}: a GUID column, readable and filterable. */
        public Builder id() {
            return property("id", Kind.ID, it -> it.readOnly().filter(Property.Operator.EQ, Property.Operator.NE));
        }

        /** A key property {@code id} made by SQL that yields text: {@code it.role_id || '_' || it.scope_id}. */
        public Builder id(String sql) {
            key = sql;
            isGuidKey = false;
            return property("id", Kind.TEXT, it -> it.computed(sql).filter(Property.Operator.EQ, Property.Operator.NE));
        }

        public Builder text(String name, UnaryOperator<Property> refine) {
            return property(name, Kind.TEXT, refine);
        }

        public Builder guid(String name, UnaryOperator<Property> refine) {
            return property(name, Kind.ID, refine);
        }

        public Builder bool(String name, UnaryOperator<Property> refine) {
            return property(name, Kind.BOOL, refine);
        }

        public Builder instant(String name, UnaryOperator<Property> refine) {
            return property(name, Kind.INSTANT, refine);
        }

        public Builder complex(String name, Shape shape, UnaryOperator<Property> refine) {
            return property(name, Kind.complex(shape), refine);
        }

        /** A link to one row, named by a column of this one. */
        public Builder toOne(String name, String target, String column) {
            return toOne(name, target, column, UnaryOperator.identity());
        }

        public Builder toOne(String name, String target, String column, UnaryOperator<Link> refine) {
            links.add(refine.apply(Link.toOne(name, target, column)));
            return this;
        }

        /** A link to many rows, which name this one in a column of theirs. */
        public Builder toMany(String name, String target, String column) {
            return toMany(name, target, column, UnaryOperator.identity());
        }

        public Builder toMany(String name, String target, String column, UnaryOperator<Link> refine) {
            links.add(refine.apply(Link.toMany(name, target, column)));
            return this;
        }

        /** A collection where it is served, from the version root. May be called more than once. */
        public Builder at(String path) {
            paths.add(path);
            return this;
        }

        /** A path that is one entity: the only row of the source. */
        public Builder singletonAt(String path) {
            paths.add(path);
            singleton = true;
            return this;
        }

        /** A path that means the calling person's own row. */
        public Builder meAt(String path) {
            me = path;
            return this;
        }

        /** Reading, by key and as a list, needs this action; its scope filters the rows. */
        public Builder readBy(Action action) {
            readBy = action;
            return this;
        }

        /** How a row reaches an anchor of the authority table: {@code anchor("catalog", "it.catalog_id")}. */
        public Builder anchor(String name, String sql) {
            anchors.put(name, sql);
            return this;
        }

        /** What to answer when there is no such row. */
        public Builder missing(ProblemCode code) {
            missing = code;
            return this;
        }

        /** A property that names an entity too. */
        public Builder alternateKey(String property) {
            alternateKeys.add(property);
            return this;
        }

        /** A property whose value may stand in the key's place. */
        public Builder keyAlso(String property) {
            keyAlso = property;
            return this;
        }

        /** An abstract resource: SQL that tells each row's kind, then kinds and their type names in pairs. */
        public Builder variants(String sql, String... kindsAndTypes) {
            discriminator = sql;
            for (int i = 0; i < kindsAndTypes.length; i += 2) {
                variants.put(kindsAndTypes[i], kindsAndTypes[i + 1]);
            }
            return this;
        }

        /** Its rows are stored as the wire's form: SQL of the whole JSON object. */
        public Builder document(String sql) {
            document = sql;
            return this;
        }

        /** Page sizes other than 100 and 999. */
        public Builder pages(int usual, int most) {
            defaultPage = usual;
            maxPage = most;
            return this;
        }

        /** What must hold of a list's filter before it runs. */
        public Builder beforeList(ListRule rule) {
            beforeList = rule;
            return this;
        }

        /** Lists come ordered by this property, descending, unless {@code $orderby} says otherwise. */
        public Builder latestFirst(String property) {
            latestFirst = property;
            return this;
        }

        /** Read-only properties in a body are refused, as on directory objects. */
        public Builder strict() {
            strict = true;
            return this;
        }

        /** What to answer to a body that cannot be taken; BadRequest, or Request_BadRequest when strict, unless said. */
        public Builder badBody(ProblemCode code) {
            badBody = code;
            return this;
        }

        /** Another spelling of a property or link, understood in bodies and as a segment of paths. */
        public Builder alias(String other, String name) {
            aliases.put(other.toLowerCase(Locale.ROOT), name);
            return this;
        }

        /** POST on the collection, over the tenant. */
        public <C> Builder create(Action action, Class<C> command, Operation.Run<C> run) {
            return and(new Operation.Create<>(action, command, null, run));
        }

        /** POST on the collection, over a row of another type that the body names: {@code "catalog/id"}. */
        public <C> Builder createWithin(
                String bodyPath, String targetType, Action action, Class<C> command, Operation.Run<C> run) {
            return and(new Operation.Create<>(action, command, new Operation.Within(bodyPath, targetType), run));
        }

        /** PATCH. */
        public Builder update(Action action, Operation.Run<Patch> run) {
            return and(new Operation.Update(action, run));
        }

        /** PUT. */
        public <C> Builder replace(Action action, Class<C> command, Operation.Run<C> run) {
            return and(new Operation.Replace<>(action, command, run));
        }

        /** DELETE. */
        public Builder delete(Action action, Operation.Plain run) {
            return and(new Operation.Delete(action, run));
        }

        /** POST …/{id}/name with parameters. */
        public <C> Builder action(String name, Action action, Class<C> parameters, Operation.Run<C> run) {
            return and(new Operation.Act<>(name, false, action, parameters, run));
        }

        /** POST …/{id}/name without parameters. */
        public Builder action(String name, Action action, Operation.Plain run) {
            return and(new Operation.Act<>(
                    name, false, action, Operation.None.class, (call, keys, none) -> run.run(call, keys)));
        }

        /** POST …/collection/name with parameters. */
        public <C> Builder collectionAction(String name, Action action, Class<C> parameters, Operation.Run<C> run) {
            return and(new Operation.Act<>(name, true, action, parameters, run));
        }

        /** GET …/name(parameter='value'): each allowed value and the SQL condition over {@code it} it stands for, in pairs. */
        public Builder narrowedBy(String name, String parameter, Action action, String... valuesAndConditions) {
            Map<String, String> conditions = new LinkedHashMap<>();
            for (int i = 0; i < valuesAndConditions.length; i += 2) {
                conditions.put(valuesAndConditions[i], valuesAndConditions[i + 1]);
            }
            return and(new Operation.Narrow(name, action, List.of(parameter), conditions, false));
        }

        /** GET …/name(a='…',b='…'): one SQL condition over {@code it} with the parameters bound by their names. */
        public Builder narrowedBy(String name, Action action, String condition, String... parameters) {
            return and(new Operation.Narrow(name, action, Arrays.asList(parameters), Map.of("*", condition), false));
        }

        /** The same over the rows in the action's scope only. */
        public Builder narrowedWithin(String name, Action action, String condition, String... parameters) {
            return and(new Operation.Narrow(name, action, Arrays.asList(parameters), Map.of("*", condition), true));
        }

        private Builder and(Operation operation) {
            operations.add(operation);
            return this;
        }

        /** The finished declaration. */
        public Resource declare() {
            return new Resource(
                    name,
                    type,
                    base,
                    source,
                    where,
                    key,
                    isGuidKey,
                    List.copyOf(alternateKeys),
                    keyAlso,
                    List.copyOf(paths),
                    singleton,
                    me,
                    Map.copyOf(anchors),
                    readBy,
                    missing,
                    List.copyOf(properties.values()),
                    List.copyOf(links),
                    List.copyOf(operations),
                    new LinkedHashMap<>(variants),
                    discriminator,
                    document,
                    defaultPage,
                    maxPage,
                    beforeList,
                    latestFirst,
                    strict,
                    refusal(),
                    Map.copyOf(aliases));
        }

        private ProblemCode refusal() {
            if (badBody != null) {
                return badBody;
            }
            return strict ? ProblemCode.REQUEST_BAD_REQUEST : ProblemCode.BAD_REQUEST;
        }
    }
}
