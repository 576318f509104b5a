package org.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the server is a declared resource's, or one of the few that are not Graph. */
class EveryRouteTest {
    private static final String[] GRAPH = {"/v1.0/*", "/beta/*"};
    private static final String EM = "identityGovernance/entitlementManagement/";

    private final List<Resource> resources =
            List.copyOf(RunningServer.shared().bean(Registry.class).all());

    @Test
    void nothingOfGraphIsServedByHand() {
        assertThat(RunningServer.shared().bean(ServletContext.class).getServletRegistrations())
                .allSatisfy((name, servlet) -> assertThat(servlet.getMappings())
                        .as(name)
                        .containsExactlyInAnyOrder(name.equals("graph") ? GRAPH : new String[] {"/"}))
                .containsKey("graph");
        RunningServer.shared()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    Class<?> type = handler.getBeanType();
                    Set<String> paths = mapping.getPatternValues();
                    if (type.getName().startsWith("org.latchkey.sandbox.")) {
                        assertThat(paths).allMatch(path -> path.startsWith("/sandbox/tenants"));
                    } else if (type.getName().startsWith("org.latchkey.")) {
                        assertThat(type.getName())
                                .matches("org\\.latchkey\\.(identity|authentication|federation|console)\\..*");
                        assertThat(paths).noneMatch(path -> path.matches("/(v1\\.0|beta|\\*).*"));
                    } else {
                        assertThat(paths).allMatch(path -> path.equals("/error") || path.isEmpty());
                    }
                });
    }

    @Test
    void everyDeclaredPathAnswersAndNoOtherDoes() {
        Api api = Api.fresh();
        for (String path : paths().toList()) {
            Answer answer = api.asAdmin().get(url(path));
            assertThat(answer.status()).as("%s", answer).isLessThan(500);
            assertThat(answer.body()).as("%s", answer).doesNotContain("Resource not found for the segment");
        }
        api.asAdmin().get("/v1.0/unheardOf").fails(400, "BadRequest").saying("unheardOf");
    }

    @Test
    void aTenantNeverSeesARowOfAnother() {
        Api one = Api.fresh();
        Api other = Api.fresh();
        fill(one);
        fill(other);
        Set<String> foreign = new HashSet<>(idsOf(one, paths().filter(path -> !isConstant(path))));
        foreign.removeAll(idsOf(one, paths().filter(EveryRouteTest::isConstant)));
        assertThat(foreign).as("there is something that must not be seen").hasSizeGreaterThan(10);
        List<String> seen = idsOf(other, paths());
        assertThat(seen).as("rows of the other tenant").doesNotContainAnyElementsOf(foreign);
        for (String path : paths().filter(path -> !isConstant(path)).toList()) {
            for (String id : foreign) {
                Answer answer = other.asAdmin().get(url(path) + "/" + id);
                assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
            }
        }
    }

    private Stream<String> paths() {
        return resources.stream()
                .filter(resource -> !resource.singleton())
                .flatMap(resource -> resource.paths().stream());
    }

    /** Role definitions and templates are the same in every tenant. */
    private static boolean isConstant(String path) {
        return path.endsWith("roleDefinitions")
                || path.endsWith("directoryRoleTemplates")
                || path.endsWith("directoryRoles");
    }

    private static String url(String path) {
        return path.startsWith("beta/") ? "/" + path : "/v1.0/" + path;
    }

    private static List<String> idsOf(Api api, Stream<String> paths) {
        List<String> ids = new ArrayList<>();
        paths.forEach(path -> {
            Answer answer = api.asAdmin().get(url(path));
            if (answer.status() == 200) {
                answer.ids().stream().filter(id -> !id.isEmpty()).forEach(ids::add);
            }
        });
        return ids;
    }

    private static void fill(Api api) {
        String person = api.person("Ada");
        String group = api.group("Production");
        api.addMember(group, person);
        api.addOwner(group, person);
        api.asAdmin()
                .post(
                        "/beta/privilegedAccess/aadGroups/resources/register",
                        "{\"externalId\": \"%s\"}".formatted(group))
                .is(204);
        String catalog = api.asAdmin()
                .post(EM + "catalogs", "{\"displayName\": \"Databases\"}")
                .is(201)
                .text("/id");
        api.asAdmin()
                .post(EM + "resourceRequests", """
                {"requestType": "adminAdd", "catalog": {"id": "%s"}, "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(catalog, group))
                .is(201);
        String accessPackage = api.asAdmin()
                .post(EM + "accessPackages", """
                {"displayName": "Administration", "catalog": {"id": "%s"}}
                """.formatted(catalog))
                .is(201)
                .text("/id");
        String policy = api.asAdmin()
                .post(EM + "assignmentPolicies", """
                {"displayName": "Direct", "allowedTargetScope": "notSpecified", "accessPackage": {"id": "%s"}}
                """.formatted(accessPackage))
                .is(201)
                .text("/id");
        api.asAdmin()
                .post(EM + "assignmentRequests", """
                {"requestType": "adminAdd", "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                """.formatted(person, policy, accessPackage))
                .is(201);
        api.settle();
    }
}
