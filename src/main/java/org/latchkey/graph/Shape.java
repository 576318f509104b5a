package org.latchkey.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a structured value: a complex type of the schema, declared once and reused by every property of that
 * type.
 *
 * @param type the schema's name
 * @param base the shape it derives from; null for none
 * @param isAbstract whether a value must name a derived type in {@code @odata.type}
 * @param isOpen whether a value may carry properties that are not declared
 * @param fields own fields, without those of the base
 * @param variants the derived ones that may stand in for it
 */
public record Shape(
        String type,
        @Nullable Shape base,
        boolean isAbstract,
        boolean isOpen,
        List<Field> fields,
        List<Shape> variants) {

    /**
     * One field.
     *
     * @param required whether a value without it, or with null, is refused
     */
    public record Field(String name, Kind kind, boolean required) {}

    public Shape {
        fields = List.copyOf(fields);
        variants = List.copyOf(variants);
    }

    /** A plain shape without fields yet. */
    public static Shape of(String type) {
        return new Shape(type, null, false, false, List.of(), List.of());
    }

    /** An abstract shape whose values are of one of the variants; {@code @odata.type} says which. */
    public static Shape oneOf(String type, Shape... variants) {
        return new Shape(type, null, true, false, List.of(), List.of(variants));
    }

    /** The same shape, for which derived ones may stand in; a value that names no type is of this shape. */
    public Shape orOne(Shape... derived) {
        return new Shape(type, base, isAbstract, isOpen, fields, List.of(derived));
    }

    /** The same shape with an optional field more. */
    public Shape field(String name, Kind kind) {
        return and(new Field(name, kind, false));
    }

    /** The same shape with a required field more. */
    public Shape required(String name, Kind kind) {
        return and(new Field(name, kind, true));
    }

    /** The same shape, open for properties that are not declared. */
    public Shape open() {
        return new Shape(type, base, isAbstract, true, fields, variants);
    }

    /** The same shape, derived from another one. */
    public Shape derivedFrom(Shape parent) {
        return new Shape(type, parent, isAbstract, isOpen, fields, variants);
    }

    private Shape and(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Shape(type, base, isAbstract, isOpen, more, variants);
    }

    /** Own fields after those of the base. */
    public List<Field> allFields() {
        if (base == null) {
            return fields;
        }
        List<Field> all = new ArrayList<>(base.allFields());
        all.addAll(fields);
        return all;
    }

    /** The variant a type name means, with or without {@code #microsoft.graph.}, in any case. */
    public Optional<Shape> variant(String odataType) {
        String name = odataType.replaceFirst("(?i)^#?(microsoft\\.)?graph\\.", "");
        return variants.stream()
                .filter(variant -> variant.type.equalsIgnoreCase(name))
                .findFirst();
    }
}
