package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.latchkey.graph.Kind;
import org.latchkey.graph.Link;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Property;
import org.latchkey.graph.Property.Operator;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.QueryParser;
import org.latchkey.graph.read.Page;
import org.latchkey.graph.read.Preferences;
import org.latchkey.graph.read.Reader;
import org.latchkey.graph.read.Route;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.latchkey.testkit.RunningServer;

/** Everything the directory and the audit log declare can be asked for: no declaration holds SQL that does not run. */
class DeclaredReadsTest {

    private static final Set<String> OURS = Set.of(
            "user",
            "group",
            "servicePrincipal",
            "directoryObject",
            "deletedItem",
            "deletedUser",
            "deletedGroup",
            "directoryRole",
            "directoryRoleTemplate",
            "directoryRoleDefinition",
            "directoryRoleAssignment",
            "directoryAudit");

    private final Registry registry = RunningServer.shared().bean(Registry.class);
    private final Sql sql = RunningServer.shared().bean(Sql.class);
    private final Reader reader = RunningServer.shared().bean(Reader.class);
    private final Users users = RunningServer.shared().bean(Users.class);
    private final Groups groups = RunningServer.shared().bean(Groups.class);
    private final DirectoryRoles roles = RunningServer.shared().bean(DirectoryRoles.class);
    private final Memberships memberships = RunningServer.shared().bean(Memberships.class);
    private final Tenants tenants = RunningServer.shared().bean(Tenants.class);
    private final String domain = Ids.next() + ".example";
    private final UUID tenant = tenants.create("Reads", domain).id();
    private final Call call = Call.bySystem(tenant, tenants.now(tenant));
    private final UUID ann = users.create(
                    call, List.of(new Patch(Map.of("displayName", "Ann", "userPrincipalName", "ann@" + domain))))
            .getFirst();
    private final UUID group = groups.create(
            call,
            new Patch(Map.of(
                    "displayName", "Admins", "mailNickname", "admins", "mailEnabled", false, "securityEnabled", true)));

    @TestFactory
    List<DynamicTest> everyPropertyLinkAndFilterIsReadable() {
        memberships.grant(
                call,
                List.of(
                        Grant.direct(group, ann, Access.MEMBER, call.now()),
                        Grant.direct(group, ann, Access.OWNER, call.now())));
        roles.assign(call, DirectoryRole.GLOBAL_ADMINISTRATOR, ann);
        return registry.all().stream()
                .filter(resource -> OURS.contains(resource.name()))
                .map(resource -> DynamicTest.dynamicTest(resource.name(), () -> readAll(resource)))
                .toList();
    }

    private void readAll(Resource resource) {
        Route all = Route.of(resource);
        assertThat(list(all, "")).isNotNull();
        for (Property property : resource.properties()) {
            if (!resource.isAbstract() && property.isReadable()) {
                list(all, "$select=" + property.name());
            }
            if (property.isSortable()) {
                list(all, "$orderby=" + property.name() + " desc");
            }
            for (Operator operator : property.filters()) {
                list(all, "$filter=" + clause(property, operator));
            }
        }
        for (Link link : resource.links()) {
            list(all, "$expand=" + link.name());
            Resource target = registry.get(link.target());
            Route hop = all.key(ann.toString()).follow(link, target);
            if (link.isMany()) {
                list(hop, "$count=true");
            } else {
                reader.entity(call, hop, QueryOptions.NONE, Preferences.NONE);
            }
            target.variants().values().forEach(name -> {
                if (link.isMany()) {
                    list(hop.cast(registry.get(name)), "$orderby=displayName");
                }
            });
        }
    }

    private static String clause(Property property, Operator operator) {
        String name = property.name();
        String value = switch (property.kind()) {
            case Kind.Text text -> "'a'";
            case Kind.Id id -> "'" + Ids.next() + "'";
            case Kind.Bool bool -> "true";
            case Kind.Instant instant -> "2030-01-01T00:00:00Z";
            case Kind.Choice choice -> "'" + choice.members().getFirst() + "'";
            default -> "'a'";
        };
        boolean isMany = property.kind() instanceof Kind.Many;
        return switch (operator) {
            case EQ, NE, LT, LE, GT, GE ->
                isMany
                        ? name + "/any()"
                        : name + " " + operator.name().toLowerCase(java.util.Locale.ROOT) + " " + value;
            case IN -> isMany ? name + "/any()" : name + " in (" + value + ")";
            case STARTS_WITH -> isMany ? name + "/any(x:startswith(x,'a'))" : "startswith(" + name + ",'a')";
            case ENDS_WITH -> isMany ? name + "/any(x:endswith(x,'a'))" : "endswith(" + name + ",'a')";
            case CONTAINS -> "contains(" + name + ",'a')";
            case ANY ->
                property.kind() instanceof Kind.Many many && many.element() instanceof Kind.Complex complex
                        ? name + "/any(x:x/"
                                + complex.shape().allFields().getFirst().name() + " eq 'a')"
                        : name + "/any(x:x eq 'a')";
            case COUNT -> name + "/$count eq 0";
        };
    }

    private List<String> list(Route route, String query) {
        QueryOptions options = query.isEmpty() ? QueryOptions.NONE : QueryParser.parse(query.replace(" ", "%20"));
        return reader.list(call, route, options, Preferences.NONE)
                .map(Page::rows)
                .orElse(List.of());
    }

    @Test
    void membersAreShownWithTheirTypes() {
        memberships.grant(call, List.of(Grant.direct(group, ann, Access.MEMBER, call.now())));
        Resource declared = registry.get("group");
        Route members = Route.of(declared)
                .key(group.toString())
                .follow(declared.link("members").orElseThrow(), registry.get("directoryObject"));
        assertThat(list(members, ""))
                .singleElement()
                .asString()
                .startsWith("{\"@odata.type\":\"#microsoft.graph.user\"")
                .contains("\"userPrincipalName\":\"ann@" + domain + "\"")
                .doesNotContain("accountEnabled");
    }

    @Test
    void identifiersAreComputedAsGraphDoes() {
        assertThat(text("security_identifier('21d05557-b7b6-418f-86fa-a3118d751be4')"))
                .isEqualTo("S-1-12-1-567301463-1099937718-295959174-3827004813");
        assertThat(text("role_assignment_id("
                        + "'62e90394-69f5-4237-9190-012177145e10', 'ace08ec9-aa11-4ada-9145-addf0398233e')"))
                .isEqualTo("lAPpYvVpN0KRkAEhdxReEMmO4KwRqtpKkUWt3wOYIz4-1");
    }

    private String text(String expression) {
        return sql.statement("select " + expression + " as it").one(row -> row.text("it"));
    }

    @Test
    void theRolesOfTheTableAreThoseOfTheEnumeration() {
        Map<UUID, String> stored = sql
                .statement(call, "select id, display_name from role_definition where tenant_id = :tenant")
                .list(row -> Map.entry(row.id("id"), row.text("display_name")))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(stored).hasSameSizeAs(DirectoryRole.values());
        for (DirectoryRole role : DirectoryRole.values()) {
            assertThat(stored).containsEntry(role.template(), role.title());
        }
    }
}
