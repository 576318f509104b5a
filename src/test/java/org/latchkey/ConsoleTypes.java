package org.latchkey;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;

/** The declarations in TypeScript: what the console knows of the API. */
final class ConsoleTypes {

    private final List<Resource> resources;
    private final Map<String, Kind.Choice> choices = new TreeMap<>();
    private final Map<String, Set<Shape>> shapes = new TreeMap<>();
    private final Set<String> variants = new TreeSet<>();
    private final StringBuilder text = new StringBuilder();

    private ConsoleTypes(Collection<Resource> declared) {
        resources = declared.stream()
                .sorted(java.util.Comparator.comparing(Resource::name))
                .toList();
        resources.forEach(resource -> {
            variants.addAll(resource.variants().values());
            resource.properties().forEach(property -> collect(property.kind()));
        });
        resources.forEach(resource -> shapes.remove(resource.name()));
    }

    static String of(Collection<Resource> declared) {
        return new ConsoleTypes(declared).written();
    }

    private void collect(Kind kind) {
        switch (kind) {
            case Kind.Choice choice -> choices.putIfAbsent(choice.type(), choice);
            case Kind.Many many -> collect(many.element());
            case Kind.Complex complex -> collect(complex.shape());
            default -> {}
        }
    }

    /** A shape may be declared in several modules, with other fields in each. */
    private void collect(@Nullable Shape shape) {
        if (shape != null
                && shapes.computeIfAbsent(shape.type(), name -> new LinkedHashSet<>())
                        .add(shape)) {
            collect(shape.base());
            shape.fields().forEach(field -> collect(field.kind()));
            shape.variants().forEach(variant -> {
                variants.add(variant.type());
                collect(variant);
            });
        }
    }

    private String written() {
        text.append("/** What somebody may do with what an answer shows: verbs, and actions by name. */\n");
        text.append("export interface Annotated {\n  '@odata.type'?: string;\n  '@latchkey.allowed'?: string[];\n}\n");
        choices.values().forEach(this::choice);
        shapes.forEach(this::shape);
        resources.forEach(this::resource);
        text.append("\n/** Where each resource is served, from the root of v1.0. */\nexport const at = {\n");
        resources.stream()
                .filter(resource -> !resource.paths().isEmpty())
                .forEach(resource -> text.append("  %s: '%s',\n"
                        .formatted(resource.name(), resource.paths().getFirst())));
        text.append("} as const;\n");
        return text.toString();
    }

    private void choice(Kind.Choice choice) {
        var members = choice.members().stream()
                .filter(member -> !member.equals("unknownFutureValue"))
                .map(member -> "'" + member + "'")
                .collect(Collectors.joining(", "));
        var name = name(choice.type());
        text.append("\nexport const %s = [%s] as const;\n".formatted(name, members));
        text.append("export type %s = (typeof %s)[number];\n".formatted(name, name));
    }

    private void shape(String type, Set<Shape> declared) {
        var kinds = declared.stream()
                .flatMap(shape -> shape.variants().stream())
                .map(Shape::type)
                .distinct()
                .toList();
        if (!kinds.isEmpty()) {
            union(type, kinds);
            return;
        }
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        declared.forEach(shape -> shape.allFields().forEach(field -> fields.putIfAbsent(field.name(), field)));
        text.append("\nexport interface %s {\n".formatted(name(type)));
        discriminator(type);
        fields.values()
                .forEach(field -> text.append("  %s%s: %s%s;\n"
                        .formatted(
                                field.name(),
                                field.required() ? "" : "?",
                                type(field.kind()),
                                field.required() ? "" : " | null")));
        if (declared.stream().anyMatch(Shape::isOpen)) {
            text.append("  [more: string]: unknown;\n");
        }
        text.append("}\n");
    }

    private void discriminator(String type) {
        if (variants.contains(type)) {
            text.append("  '@odata.type': '#microsoft.graph.%s';\n".formatted(type));
        }
    }

    private void union(String type, Collection<String> kinds) {
        text.append("\nexport type %s = %s;\n"
                .formatted(name(type), kinds.stream().map(ConsoleTypes::name).collect(Collectors.joining(" | "))));
    }

    private void resource(Resource resource) {
        if (resource.isAbstract()) {
            union(resource.name(), resource.variants().values());
            return;
        }
        text.append("\nexport interface %s extends %s {\n"
                .formatted(
                        name(resource.name()),
                        variants.contains(resource.type()) ? "Omit<Annotated, '@odata.type'>" : "Annotated"));
        discriminator(resource.type());
        resource.properties().stream()
                .filter(property -> !property.name().contains("/"))
                .forEach(property -> text.append("  %s%s: %s%s;\n"
                        .formatted(
                                property.name(),
                                property.isDefault() ? "" : "?",
                                type(property.kind()),
                                isNeverNull(property) ? "" : " | null")));
        resource.links().forEach(this::link);
        text.append("}\n");
    }

    private static boolean isNeverNull(Property property) {
        return property.isRequired()
                || property.name().equals("id")
                || property.kind() instanceof Kind.Many
                || property.kind() instanceof Kind.Choice;
    }

    private void link(Link link) {
        text.append("  %s?: %s%s;\n".formatted(link.name(), name(link.target()), link.isMany() ? "[]" : " | null"));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case Kind.Choice choice -> name(choice.type());
            case Kind.Complex complex -> name(complex.shape().type());
            case Kind.Many many ->
                Stream.of(type(many.element()))
                        .map(element -> element.contains("|") ? "(" + element + ")[]" : element + "[]")
                        .findFirst()
                        .orElseThrow();
            case Kind.Bool bool -> "boolean";
            case Kind.Int number -> "number";
            default -> "string";
        };
    }

    private static String name(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
