package org.latchkey.graph.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;

/** What a path of a filter means. */
sealed interface Operand {

    /**
     * A value of the row itself, and what a filter may do with it.
     *
     * @param isJson whether a collection is an array of JSON rather than one of SQL
     */
    record Value(Kind kind, String sql, Set<Operator> operators, boolean isJson) implements Operand {}

    /** Something behind a link to one row: the path goes on there. */
    record Behind(Link link, Ground.Row from, List<String> path) implements Operand {

        /** The path from the rows the link leads to. */
        Ground.Start start(Rows rows) {
            return new Ground.Start(new Ground.Row(rows.resource(), rows.alias()), path);
        }
    }

    /** The rows a link to many leads to. */
    record Linked(Link link, Ground.Row from) implements Operand {}

    Set<Operator> ANYTHING = EnumSet.allOf(Operator.class);

    Pattern BY_ID = Pattern.compile("to\\.id = it\\.([a-z_0-9]+)");

    /** The meaning of a path from some ground. */
    static Operand of(Draft draft, Ground.Start start) {
        return switch (start.ground()) {
            case Ground.Row row -> ofRow(draft, row, start.path());
            case Ground.Element element -> ofElement(element.kind(), element.sql(), start.path());
        };
    }

    private static Operand ofRow(Draft draft, Ground.Row row, List<String> path) {
        Resource resource = row.resource();
        String whole = String.join("/", path);
        Optional<Property> property = resource.property(whole);
        if (property.isPresent()) {
            return value(property.get(), row.alias());
        }
        String first = path.isEmpty() ? "" : path.getFirst();
        Link link = resource.link(first).orElse(null);
        if (link == null) {
            throw resource.property(first).isPresent()
                    ? Refusals.unfilterable(whole, resource)
                    : Refusals.unknownProperty(first, resource.type());
        }
        if (link.isMany() && path.size() == 1) {
            return new Linked(link, row);
        }
        if (link.isMany() || path.size() == 1) {
            throw Refusals.unfilterable(whole, resource);
        }
        List<String> rest = path.subList(1, path.size());
        Value column = idOfTarget(draft.target(link), link, row, rest);
        return column == null ? new Behind(link, row, rest) : column;
    }

    /** The id of what a link leads to often stands in the row: nothing need be joined to look at it. */
    private static @Nullable Value idOfTarget(Resource target, Link link, Ground.Row row, List<String> rest) {
        Matcher byId = BY_ID.matcher(link.on());
        if (rest.size() != 1 || !rest.getFirst().equalsIgnoreCase("id") || !byId.matches()) {
            return null;
        }
        return target.property("id")
                .filter(id -> id.sql().equals("it.id"))
                .map(id -> new Value(id.kind(), row.alias() + "." + byId.group(1), id.filters(), false))
                .orElse(null);
    }

    private static Value value(Property property, String alias) {
        String sql = Aliases.value(property, alias);
        if (property.isComputed()) {
            // The wire's form is text; values of these kinds are compared as what they mean.
            sql = switch (property.kind()) {
                case Kind.Instant instant -> "cast(" + sql + " as timestamptz)";
                case Kind.Date date -> "cast(" + sql + " as date)";
                case Kind.Duration duration -> "cast(" + sql + " as interval)";
                case Kind.Id id -> "cast(" + sql + " as uuid)";
                case Kind.Complex complex -> "cast(" + sql + " as jsonb)";
                case Kind.Many many -> many.element() instanceof Kind.Complex ? "cast(" + sql + " as jsonb)" : sql;
                case Kind.Text text -> sql;
                case Kind.Bool bool -> sql;
                case Kind.Int number -> sql;
                case Kind.Choice choice -> sql;
            };
        }
        return new Value(property.kind(), sql, property.filters(), false);
    }

    private static Operand ofElement(Kind kind, String sql, List<String> path) {
        if (path.isEmpty()) {
            return new Value(kind, sql, ANYTHING, true);
        }
        String name = path.getFirst();
        if (!(kind instanceof Kind.Complex complex)) {
            throw Refusals.invalidValue(String.join("/", path), "a path into a plain value");
        }
        Shape.Field field = field(complex.shape(), name);
        if (field == null) {
            throw Refusals.unknownProperty(name, complex.shape().type());
        }
        String key = WireForm.quoted(field.name());
        return ofElement(field.kind(), fromJson(field.kind(), sql, key), path.subList(1, path.size()));
    }

    private static Shape.@Nullable Field field(Shape shape, String name) {
        for (Shape.Field field : shape.allFields()) {
            if (field.name().equalsIgnoreCase(name)) {
                return field;
            }
        }
        for (Shape variant : shape.variants()) {
            Shape.Field field = field(variant, name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    private static String fromJson(Kind kind, String json, String key) {
        String text = "(" + json + " ->> " + key + ")";
        return switch (kind) {
            case Kind.Text plain -> text;
            case Kind.Choice choice -> text;
            case Kind.Id id -> "cast(" + text + " as uuid)";
            case Kind.Bool bool -> "cast(" + text + " as boolean)";
            case Kind.Int number -> "cast(" + text + " as integer)";
            case Kind.Instant instant -> "cast(" + text + " as timestamptz)";
            case Kind.Date date -> "cast(" + text + " as date)";
            case Kind.Duration duration -> "cast(" + text + " as interval)";
            case Kind.Complex complex -> "(" + json + " -> " + key + ")";
            case Kind.Many many -> "(" + json + " -> " + key + ")";
        };
    }
}
