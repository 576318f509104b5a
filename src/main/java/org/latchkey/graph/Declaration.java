package org.latchkey.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.ProblemCode;

/** A {@link Resource} in the making: what modules write down about it, one word at a time. */
public final class Declaration extends DeclaredOperations {

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
    private @Nullable Listing listing;
    private boolean strict;
    private @Nullable ProblemCode badBody;
    private @Nullable ProblemCode badFilter;
    private final Map<String, String> aliases = new LinkedHashMap<>();

    Declaration(String type, String source) {
        this.type = type;
        this.source = source;
        this.name = type;
    }

    /** Another name for links, when one type is declared for several places. */
    public Declaration as(String ownName) {
        name = ownName;
        return this;
    }

    /** The type it derives from in the schema. */
    public Declaration base(String baseType) {
        base = baseType;
        return this;
    }

    /** A condition its rows always satisfy. */
    public Declaration where(String condition) {
        where = condition;
        return this;
    }

    /** A property of any kind; the last argument refines it. */
    public Declaration property(String name, Kind kind, UnaryOperator<Property> refine) {
        properties.put(name.toLowerCase(Locale.ROOT), refine.apply(Property.of(name, kind)));
        return this;
    }

    /** The key property {@code id}: a GUID column, readable and filterable. */
    public Declaration id() {
        return property("id", Kind.ID, it -> it.readOnly().filter(Property.Operator.EQ, Property.Operator.NE));
    }

    /** A key property {@code id} made by SQL that yields text: {@code it.role_id || '_' || it.scope_id}. */
    public Declaration id(String sql) {
        key = sql;
        isGuidKey = false;
        return property("id", Kind.TEXT, it -> it.computed(sql).filter(Property.Operator.EQ, Property.Operator.NE));
    }

    public Declaration text(String name, UnaryOperator<Property> refine) {
        return property(name, Kind.TEXT, refine);
    }

    public Declaration guid(String name, UnaryOperator<Property> refine) {
        return property(name, Kind.ID, refine);
    }

    public Declaration bool(String name, UnaryOperator<Property> refine) {
        return property(name, Kind.BOOL, refine);
    }

    public Declaration instant(String name, UnaryOperator<Property> refine) {
        return property(name, Kind.INSTANT, refine);
    }

    public Declaration complex(String name, Shape shape, UnaryOperator<Property> refine) {
        return property(name, Kind.complex(shape), refine);
    }

    /** A link to one row, named by a column of this one. */
    public Declaration toOne(String name, String target, String column) {
        return toOne(name, target, column, UnaryOperator.identity());
    }

    public Declaration toOne(String name, String target, String column, UnaryOperator<Link> refine) {
        links.add(refine.apply(Link.toOne(name, target, column)));
        return this;
    }

    /** A link to many rows, which name this one in a column of theirs. */
    public Declaration toMany(String name, String target, String column) {
        return toMany(name, target, column, UnaryOperator.identity());
    }

    public Declaration toMany(String name, String target, String column, UnaryOperator<Link> refine) {
        links.add(refine.apply(Link.toMany(name, target, column)));
        return this;
    }

    /** A collection where it is served, from the version root. May be called more than once. */
    public Declaration at(String path) {
        paths.add(path);
        return this;
    }

    /** A path that is one entity: the only row of the source. */
    public Declaration singletonAt(String path) {
        paths.add(path);
        singleton = true;
        return this;
    }

    /** A path that means the calling person's own row. */
    public Declaration meAt(String path) {
        me = path;
        return this;
    }

    /** Reading, by key and as a list, needs this action; its scope filters the rows. */
    public Declaration readBy(Action action) {
        readBy = action;
        return this;
    }

    /** How a row reaches an anchor of the authority table: {@code anchor("catalog", "it.catalog_id")}. */
    public Declaration anchor(String name, String sql) {
        anchors.put(name, sql);
        return this;
    }

    /** What to answer when there is no such row. */
    public Declaration missing(ProblemCode code) {
        missing = code;
        return this;
    }

    /** A property that names an entity too. */
    public Declaration alternateKey(String property) {
        alternateKeys.add(property);
        return this;
    }

    /** A property whose value may stand in the key's place. */
    public Declaration keyAlso(String property) {
        keyAlso = property;
        return this;
    }

    /** An abstract resource: SQL that tells each row's kind, then kinds and their type names in pairs. */
    public Declaration variants(String sql, String... kindsAndTypes) {
        discriminator = sql;
        for (int i = 0; i < kindsAndTypes.length; i += 2) {
            variants.put(kindsAndTypes[i], kindsAndTypes[i + 1]);
        }
        return this;
    }

    /** Its rows are stored as the wire's form: SQL of the whole JSON object. */
    public Declaration document(String sql) {
        document = sql;
        return this;
    }

    /** Page sizes other than 100 and 999. */
    public Declaration pages(int usual, int most) {
        defaultPage = usual;
        maxPage = most;
        return this;
    }

    /** What must hold of a list's filter before it runs. */
    public Declaration beforeList(ListRule rule) {
        beforeList = rule;
        return this;
    }

    /** Lists come ordered by this property, descending, unless {@code $orderby} says otherwise. */
    public Declaration latestFirst(String property) {
        Property latest = Objects.requireNonNull(properties.get(property.toLowerCase(Locale.ROOT)), property);
        listing = new Listing(latest.sql(), latest.kind(), true);
        return this;
    }

    /** Lists come in the order of this number, SQL over {@code it}, unless {@code $orderby} says otherwise. */
    public Declaration inOrderOf(String number) {
        listing = new Listing(number, Kind.INT, false);
        return this;
    }

    /** Read-only properties in a body are refused, as on directory objects. */
    public Declaration strict() {
        strict = true;
        return this;
    }

    /** What to answer to a filter that cannot be understood; BadRequest unless said. */
    public Declaration badFilter(ProblemCode code) {
        badFilter = code;
        return this;
    }

    /** What to answer to a body that cannot be taken; BadRequest, or Request_BadRequest when strict, unless said. */
    public Declaration badBody(ProblemCode code) {
        badBody = code;
        return this;
    }

    /** Another spelling of a property or link, understood in bodies and as a segment of paths. */
    public Declaration alias(String other, String name) {
        aliases.put(other.toLowerCase(Locale.ROOT), name);
        return this;
    }

    @Override
    Declaration and(Operation operation) {
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
                listing,
                strict,
                refusal(),
                badFilter,
                Map.copyOf(aliases));
    }

    private ProblemCode refusal() {
        if (badBody != null) {
            return badBody;
        }
        return strict ? ProblemCode.REQUEST_BAD_REQUEST : ProblemCode.BAD_REQUEST;
    }
}
