package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.kiota.PeriodAndDuration;
import com.microsoft.kiota.serialization.Parsable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Property;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.testkit.RunningServer;

/**
 * What is declared is what Microsoft's own client knows: the client is generated from the published schema, so its model
 * classes say which properties a type has and of which type they are. What the schema has and we don't is on a written
 * list, {@code src/test/resources/graph-omissions.txt}.
 */
class DeclarationsAgreeWithGraphTest {
    private static final Path OMISSIONS = Path.of("src/test/resources/graph-omissions.txt");

    /** Served in the published beta form; the v1.0 client does not know it. */
    private static final Set<String> BETA = Set.of("privilegedAccessResource", "governanceResource");

    /** What Latchkey says beyond the schema, to those who ask for it by name. */
    private static final Set<String> OURS =
            Set.of("accessPackageAssignmentRequest.target", "accessPackageAssignment.isDeliveryOutstanding");

    private final Collection<Resource> resources =
            RunningServer.shared().bean(Registry.class).all();

    @Test
    void everyTypeIsOneOfGraphs() {
        assertThat(resources)
                .filteredOn(resource -> model(resource).isEmpty())
                .extracting(Resource::type)
                .isSubsetOf(BETA);
    }

    @Test
    void everyPropertyIsOneOfGraphs() {
        assertThat(declared(resource -> Stream.concat(
                                visible(resource).map(Property::name),
                                resource.links().stream().map(Link::name))
                        .filter(name -> !fields(resource).contains(name))))
                .as("declared, but unknown to the schema")
                .isEqualTo(OURS);
    }

    @Test
    void everyPropertyHasGraphsKind() {
        assertThat(declared(resource -> visible(resource)
                        .filter(property -> fields(resource).contains(property.name()))
                        .filter(property -> !agrees(property.kind(), getter(resource, property.name())))
                        .map(property -> property.name() + " is not "
                                + getter(resource, property.name()).getName())))
                .as("declared with a kind the schema does not give it")
                .isEmpty();
    }

    @Test
    void whatIsLeftOutIsWrittenDown() throws IOException {
        Set<String> missing = new TreeSet<>(declared(resource -> fields(resource).stream()
                .filter(name -> !name.startsWith("@"))
                .filter(name ->
                        resource.property(name).isEmpty() && resource.link(name).isEmpty())));
        if ("write".equals(System.getProperty("latchkey.docs"))) {
            Files.write(OMISSIONS, missing);
        }
        assertThat(missing)
                .as("the written list of omissions, %s", OMISSIONS)
                .containsExactlyElementsOf(new TreeSet<>(Files.readAllLines(OMISSIONS)));
    }

    /** Properties with a name on the wire: those with a slash in it are there for filters only. */
    private static Stream<Property> visible(Resource resource) {
        return resource.properties().stream()
                .filter(property -> property.isReadable() && !property.name().contains("/"));
    }

    private Set<String> declared(java.util.function.Function<Resource, Stream<String>> names) {
        return resources.stream()
                .filter(resource ->
                        model(resource).isPresent() && resource.variants().isEmpty())
                .flatMap(resource -> names.apply(resource).map(name -> resource.type() + "." + name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Class<?>> model(Resource resource) {
        try {
            return Optional.of(Class.forName("com.microsoft.graph.models." + capital(resource.type())));
        } catch (ClassNotFoundException unknown) {
            return Optional.empty();
        }
    }

    private static Set<String> fields(Resource resource) {
        try {
            Parsable model =
                    (Parsable) model(resource).orElseThrow().getConstructor().newInstance();
            return model.getFieldDeserializers().keySet();
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(resource.type(), failure);
        }
    }

    private static Class<?> getter(Resource resource, String property) {
        return Arrays.stream(model(resource).orElseThrow().getMethods())
                .filter(method -> method.getName().equals("get" + capital(property)) && method.getParameterCount() == 0)
                .<Class<?>>map(Method::getReturnType)
                .findFirst()
                .orElseThrow(() -> new AssertionError(resource.type() + "." + property));
    }

    private static boolean agrees(Kind kind, Class<?> type) {
        return switch (kind) {
            // Graph has sets of flags, which are one text on the wire.
            case Kind.Text text -> type == String.class || type == java.util.EnumSet.class;
            // Graph types most ids as strings and a few as GUIDs.
            case Kind.Id id -> type == String.class || type == java.util.UUID.class;
            case Kind.Bool bool -> type == Boolean.class;
            case Kind.Int whole -> type == Integer.class;
            case Kind.Instant instant -> type == OffsetDateTime.class;
            case Kind.Date date -> type == LocalDate.class;
            case Kind.Duration duration -> type == PeriodAndDuration.class;
            case Kind.Choice choice -> type.isEnum() && type.getSimpleName().equalsIgnoreCase(choice.type());
            case Kind.Complex complex ->
                type.getSimpleName().equalsIgnoreCase(complex.shape().type());
            case Kind.Many many -> type == List.class;
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
