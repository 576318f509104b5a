package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.Sources;

/** The two tables of authority name what is declared, all of it and nothing else. */
class AuthorityIsCompleteTest {
    private static final Set<Action> IN_ROLES = Authority.RULES.stream()
            .filter(rule -> !rule.actions().equals(Actions.everything()))
            .flatMap(rule -> rule.actions().set().stream())
            .collect(Collectors.toSet());
    private static final Set<Action> IN_PERMISSIONS = Permissions.GRANTS.stream()
            .flatMap(grant -> grant.actions().set().stream())
            .collect(Collectors.toSet());

    @Test
    void everyActionADeclarationNamesCanBeAllowed() {
        assertThat(declared()).isNotEmpty();
        assertThat(IN_PERMISSIONS).containsAll(declared());
        assertThat(declared().stream().filter(action -> !IN_ROLES.contains(action)))
                .as("what nobody may but Global Administrators")
                .isEmpty();
    }

    @Test
    void everyActionHasAPermission() {
        assertThat(IN_PERMISSIONS).containsAll(Actions.everything().set());
    }

    @Test
    void everyActionThatHasARoleIsUsed() {
        var unused = Stream.concat(IN_ROLES.stream(), IN_PERMISSIONS.stream())
                .distinct()
                .filter(action -> !declared().contains(action) && !isAskedFor(action))
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void aPermissionNamesAnActionOncePerKindOfCaller() {
        for (var to : Permissions.To.values()) {
            assertThat(Permissions.GRANTS.stream()
                            .filter(grant -> grant.to() == to)
                            .flatMap(grant ->
                                    grant.actions().set().stream().map(action -> grant.permission() + " " + action)))
                    .doesNotHaveDuplicates();
        }
    }

    /** Whether a verb asks for it by name. */
    private static boolean isAskedFor(Action action) {
        String type = action.getClass().getSimpleName();
        return SOURCES.stream()
                .anyMatch(text -> text.contains(type + "." + action.name())
                        || text.contains("import static " + action.getClass().getName() + "." + action.name()));
    }

    private static final List<String> SOURCES = Sources.files(Path.of("src/main/java/org/latchkey"), ".java").stream()
            .filter(file -> file.getNameCount() > 6)
            .map(Sources::read)
            .toList();

    private static Set<Action> declared() {
        return RunningServer.shared().bean(Registry.class).all().stream()
                .flatMap(AuthorityIsCompleteTest::actions)
                .collect(Collectors.toSet());
    }

    private static Stream<Action> actions(Resource resource) {
        var links = resource.links().stream().flatMap(AuthorityIsCompleteTest::actions);
        var operations = resource.operations().stream().map(Operation::action);
        return Stream.of(links, operations, Stream.ofNullable(resource.readBy()))
                .flatMap(all -> all);
    }

    private static Stream<Action> actions(Link link) {
        return Stream.of(
                        link.guardedBy(),
                        link.veil() == null ? null : link.veil().action(),
                        link.create() == null ? null : link.create().action(),
                        link.reference() == null ? null : link.reference().action())
                .filter(Objects::nonNull);
    }
}
