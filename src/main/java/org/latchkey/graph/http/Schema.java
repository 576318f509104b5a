package org.latchkey.graph.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.Shape;

/**
 * The schema of everything declared, as CSDL (<a
 * href="https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/">OData CSDL XML</a>). Types that are only named as a base
 * become abstract; the segments of longer paths become singletons with contained collections.
 */
final class Schema {

    private static final String ROOT = "entity";

    private final Registry registry;
    private final Map<String, Resource> types = new LinkedHashMap<>();
    private final Map<String, Kind.Choice> choices = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Places places;

    Schema(Registry registry) {
        this.registry = registry;
        for (Resource resource : registry.all()) {
            types.putIfAbsent(resource.type(), resource);
            resource.properties().forEach(property -> collect(property.kind()));
        }
        Set<String> taken = new LinkedHashSet<>(types.keySet());
        taken.addAll(shapes.keySet());
        taken.addAll(choices.keySet());
        this.places = new Places(registry, taken);
    }

    private void collect(Kind kind) {
        switch (kind) {
            case Kind.Choice choice -> choices.putIfAbsent(choice.type(), choice);
            case Kind.Many many -> collect(many.element());
            case Kind.Complex complex -> collect(complex.shape());
            default -> {}
        }
    }

    private void collect(@Nullable Shape shape) {
        Shape known = shape == null ? null : shapes.get(shape.type());
        if (shape != null && !shape.equals(known)) {
            Shape both = known == null ? shape : union(known, shape);
            if (both.equals(known)) {
                return;
            }
            shapes.put(shape.type(), both);
            collect(shape.base());
            shape.fields().forEach(field -> collect(field.kind()));
            shape.variants().forEach(this::collect);
        }
    }

    /** An abstract shape may be declared twice: once with its variants, once with what they have in common. */
    private static Shape union(Shape one, Shape other) {
        return new Shape(
                one.type(),
                one.base() == null ? other.base() : one.base(),
                one.isAbstract() || other.isAbstract(),
                one.isOpen() || other.isOpen(),
                Stream.concat(one.fields().stream(), other.fields().stream())
                        .distinct()
                        .toList(),
                Stream.concat(one.variants().stream(), other.variants().stream())
                        .distinct()
                        .toList());
    }

    String xml() {
        Markup xml = new Markup();
        xml.open("edmx:Edmx", "Version", "4.0", "xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx")
                .open("edmx:DataServices")
                .open(
                        "Schema",
                        "Namespace",
                        "microsoft.graph",
                        "Alias",
                        "graph",
                        "xmlns",
                        "http://docs.oasis-open.org/odata/ns/edm");
        choices.values().forEach(choice -> choice(xml, choice));
        bases(xml);
        types.values().forEach(resource -> entity(xml, resource));
        places.types(xml);
        shapes.values().stream()
                .filter(shape -> !types.containsKey(shape.type()))
                .forEach(shape -> complex(xml, shape));
        Set<String> written = new LinkedHashSet<>();
        registry.all().forEach(resource -> operations(xml, resource, written));
        places.container(xml);
        return xml.close().close().close().text();
    }

    private static void choice(Markup xml, Kind.Choice choice) {
        xml.open("EnumType", "Name", choice.type());
        for (int value = 0; value < choice.members().size(); value++) {
            xml.empty("Member", "Name", choice.members().get(value), "Value", Integer.toString(value));
        }
        xml.close();
    }

    private void bases(Markup xml) {
        if (!types.containsKey(ROOT)) {
            xml.open("EntityType", "Name", ROOT, "Abstract", "true")
                    .open("Key")
                    .empty("PropertyRef", "Name", "id")
                    .close()
                    .empty("Property", "Name", "id", "Type", "Edm.String", "Nullable", "false")
                    .close();
        }
        types.values().stream()
                .flatMap(resource -> Optional.ofNullable(resource.base()).stream())
                .filter(base -> !types.containsKey(base) && !base.equals(ROOT))
                .distinct()
                .forEach(
                        base -> xml.empty("EntityType", "Name", base, "BaseType", "graph." + ROOT, "Abstract", "true"));
    }

    private void entity(Markup xml, Resource resource) {
        String base = Optional.ofNullable(resource.base()).orElse(ROOT);
        Resource parent = types.get(base);
        Set<String> inherited = new LinkedHashSet<>(Set.of("id"));
        for (Resource above = parent; above != null; above = above.base() == null ? null : types.get(above.base())) {
            above.properties().forEach(property -> inherited.add(property.name()));
            above.links().forEach(link -> inherited.add(link.name()));
        }
        List<String> attributes = new ArrayList<>(List.of("Name", resource.type(), "BaseType", "graph." + base));
        if (resource.isAbstract()) {
            attributes.addAll(List.of("Abstract", "true"));
        }
        xml.open("EntityType", attributes.toArray(String[]::new));
        allOf(resource)
                .flatMap(one -> one.properties().stream())
                .filter(property -> inherited.add(property.name()))
                .forEach(property -> property(xml, property.name(), property.kind(), isNullable(property)));
        allOf(resource)
                .flatMap(one -> one.links().stream())
                .filter(link -> inherited.add(link.name()))
                .forEach(link -> navigation(xml, link));
        places.below(resource).forEach((name, type) -> {
            if (inherited.add(name)) {
                xml.empty("NavigationProperty", "Name", name, "Type", type, "ContainsTarget", "true");
            }
        });
        xml.close();
    }

    /** The declarations of one type, which may be served at several places. */
    private Stream<Resource> allOf(Resource resource) {
        return registry.all().stream().filter(one -> one.type().equals(resource.type()));
    }

    private static boolean isNullable(Property property) {
        return property.isNullable() && !(property.kind() instanceof Kind.Many);
    }

    private static void property(Markup xml, String name, Kind kind, boolean isNullable) {
        if (isNullable) {
            xml.empty("Property", "Name", name, "Type", edm(kind));
        } else {
            xml.empty("Property", "Name", name, "Type", edm(kind), "Nullable", "false");
        }
    }

    private void navigation(Markup xml, Link link) {
        String target = "graph." + registry.get(link.target()).type();
        String type = link.isMany() ? "Collection(" + target + ")" : target;
        if (link.isContained()) {
            xml.empty("NavigationProperty", "Name", link.name(), "Type", type, "ContainsTarget", "true");
        } else {
            xml.empty("NavigationProperty", "Name", link.name(), "Type", type);
        }
    }

    private void complex(Markup xml, Shape shape) {
        List<String> attributes = new ArrayList<>(List.of("Name", shape.type()));
        Shape base = Optional.ofNullable(shape.base()).orElseGet(() -> abstractionOf(shape));
        if (base != null) {
            attributes.addAll(List.of("BaseType", "graph." + base.type()));
        }
        if (shape.isAbstract()) {
            attributes.addAll(List.of("Abstract", "true"));
        }
        if (shape.isOpen()) {
            attributes.addAll(List.of("OpenType", "true"));
        }
        xml.open("ComplexType", attributes.toArray(String[]::new));
        shape.fields()
                .forEach(field -> property(
                        xml, field.name(), field.kind(), !field.required() && !(field.kind() instanceof Kind.Many)));
        xml.close();
    }

    /** The abstract shape that lists this one as a variant. */
    private @Nullable Shape abstractionOf(Shape shape) {
        return shapes.values().stream()
                .filter(one -> one.variants().stream()
                        .anyMatch(variant -> variant.type().equals(shape.type())))
                .findFirst()
                .orElse(null);
    }

    private static void operations(Markup xml, Resource resource, Set<String> written) {
        String one = "graph." + resource.type();
        String many = "Collection(" + one + ")";
        for (Operation operation : resource.operations()) {
            if (operation instanceof Operation.Act<?> act) {
                String binding = act.onCollection() ? many : one;
                if (written.add(act.name() + binding)) {
                    xml.open("Action", "Name", act.name(), "IsBound", "true")
                            .empty("Parameter", "Name", "bindingParameter", "Type", binding);
                    RecordKinds.of(act.parameters())
                            .forEach((name, type) -> xml.empty("Parameter", "Name", name, "Type", type));
                    xml.close();
                }
            } else if (operation instanceof Operation.Narrow narrow
                    && written.add(narrow.name() + narrow.parameters() + many)) {
                xml.open("Function", "Name", narrow.name(), "IsBound", "true")
                        .empty("Parameter", "Name", "bindingParameter", "Type", many);
                narrow.parameters().forEach(name -> xml.empty("Parameter", "Name", name, "Type", "Edm.String"));
                xml.empty("ReturnType", "Type", many).close();
            }
        }
    }

    static String edm(Kind kind) {
        return switch (kind) {
            case Kind.Text text -> "Edm.String";
            case Kind.Id id -> "Edm.String";
            case Kind.Bool bool -> "Edm.Boolean";
            case Kind.Int number -> "Edm.Int32";
            case Kind.Instant instant -> "Edm.DateTimeOffset";
            case Kind.Date date -> "Edm.Date";
            case Kind.Duration length -> "Edm.Duration";
            case Kind.Choice choice -> "graph." + choice.type();
            case Kind.Complex complex -> "graph." + complex.shape().type();
            case Kind.Many many -> "Collection(" + edm(many.element()) + ")";
        };
    }
}
