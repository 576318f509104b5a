package org.latchkey.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.MortalServer;

/**
 * An accepted request survives {@code kill -9} at any point: nothing is lost, nothing happens twice. Once the kill comes while
 * people ask and are served; then while a delivery is known to be half done, in an open transaction.
 */
class KilledDuringDeliveryTest {
    private static final int PEOPLE = 40;
    private static final String EM = "identityGovernance/entitlementManagement/";

    /** Where a delivery stands when the server is killed: the table it is about to write, after all it has written before. */
    private static final List<String> INSTANTS = List.of("membership", "pim_schedule", "audit_entry");

    @Test
    void everyAcceptedRequestIsDeliveredExactlyOnce() throws Exception {
        try (Database database = Database.fresh();
                MortalServer server = MortalServer.start(database)) {
            Api api = Api.fresh(server.url());
            String group = managedGroup(api);
            Offered offered = new Offered(group, packageWithMemberAndEligibleMember(api, group));
            String policy = directPolicy(api, offered.id());

            Set<String> accepted =
                    askForAllAndKillMeanwhile(api, server, people(api, "Early", PEOPLE), offered.id(), policy);
            assertThat(accepted).as("some were accepted before the kill").isNotEmpty();
            server.restart();
            everythingIsDeliveredOnce(api, offered, accepted);

            for (String table : INSTANTS) {
                List<String> people = people(api, "Waiting for " + table, 5);
                try (Hold first = Hold.of(database, "membership")) {
                    people.forEach(person -> accepted.add(
                            ask(api, person, offered.id(), policy).is(201).text("/id")));
                    first.awaitSomebody();
                    if (table.equals("membership")) {
                        server.kill();
                    } else {
                        try (Hold second = Hold.of(database, table)) {
                            first.letGo();
                            second.awaitSomebody();
                            server.kill();
                        }
                    }
                }
                server.restart();
                everythingIsDeliveredOnce(api, offered, accepted);
            }
        }
    }

    private record Offered(String group, String id) {}

    private static List<String> people(Api api, String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> api.person(name + " " + i))
                .toList();
    }

    private static void everythingIsDeliveredOnce(Api api, Offered offered, Set<String> accepted) {
        api.settle();
        for (String request : accepted) {
            api.asAdmin().get(EM + "assignmentRequests/" + request).is(200).has("/state", "delivered");
        }
        List<String> targets = api
                .asAdmin()
                .get(EM + "assignments?$top=999&$expand=target&$filter=accessPackage/id eq '" + offered.id() + "'")
                .is(200)
                .rows()
                .stream()
                .map(row -> row.at("/target/objectId").asString())
                .toList();
        assertThat(targets).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(accepted.size());
        assertThat(api.asAdmin()
                        .get("groups/" + offered.group() + "/members?$top=999")
                        .ids())
                .containsExactlyInAnyOrderElementsOf(targets);
        assertThat(api.asAdmin()
                        .get("identityGovernance/privilegedAccess/group/eligibilityScheduleInstances?$top=999"
                                + "&$filter=groupId eq '" + offered.group() + "'")
                        .is(200)
                        .texts("principalId"))
                .containsExactlyInAnyOrderElementsOf(targets);
        List<String> fulfilled = api.asAdmin()
                .get("auditLogs/directoryAudits?$top=999"
                        + "&$filter=activityDisplayName eq 'Fulfill access package assignment request'")
                .is(200)
                .ids();
        assertThat(fulfilled).as("one audit entry for each delivery").hasSameSizeAs(targets);
    }

    private static Answer ask(Api api, String person, String accessPackage, String policy) {
        return api.asAdmin().post(EM + "assignmentRequests", """
                {"requestType": "adminAdd", "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                """.formatted(person, policy, accessPackage));
    }

    private static Set<String> askForAllAndKillMeanwhile(
            Api api, MortalServer server, List<String> people, String accessPackage, String policy) throws Exception {
        Set<String> accepted = new HashSet<>();
        try (ExecutorService asking = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> answers = people.stream()
                    .map(person -> asking.submit(() -> ask(api, person, accessPackage, policy)))
                    .toList();
            // In the middle: some are asked for, some are being delivered, some are on their way.
            answers.get(PEOPLE / 2).get(60, TimeUnit.SECONDS);
            server.kill();
            for (Future<Answer> answer : answers) {
                try {
                    accepted.add(answer.get(60, TimeUnit.SECONDS).is(201).text("/id"));
                } catch (ExecutionException lost) {
                    assertThat(lost)
                            .as("the server died before it answered")
                            .hasCauseInstanceOf(IllegalStateException.class);
                }
            }
        }
        return accepted;
    }

    private static String managedGroup(Api api) {
        String group = api.group("Production");
        api.asAdmin()
                .post(
                        "/beta/privilegedAccess/aadGroups/resources/register",
                        "{\"externalId\": \"%s\"}".formatted(group))
                .is(204);
        return group;
    }

    private static String packageWithMemberAndEligibleMember(Api api, String group) {
        String catalog = api.asAdmin()
                .post(EM + "catalogs", "{\"displayName\": \"Databases\"}")
                .is(201)
                .text("/id");
        api.asAdmin()
                .post(EM + "resourceRequests", """
                {"requestType": "adminAdd", "catalog": {"id": "%s"}, "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(catalog, group))
                .is(201);
        Answer resources = api.asAdmin()
                .get(EM + "catalogs/" + catalog + "/resources?$expand=roles,scopes")
                .is(200);
        String accessPackage = api.asAdmin()
                .post(EM + "accessPackages", """
                {"displayName": "Administration", "catalog": {"id": "%s"}}
                """.formatted(catalog))
                .is(201)
                .text("/id");
        String resource = resources.text("/value/0/id");
        String scope = resources.text("/value/0/scopes/0/id");
        resources.at("/value/0/roles").forEach(role -> {
            if (role.at("/displayName").asString().endsWith("Member")) {
                api.asAdmin()
                        .post(EM + "accessPackages/" + accessPackage + "/resourceRoleScopes", """
                        {"role": {"id": "%s", "originId": "%s", "originSystem": "AadGroup", "resource": {"id": "%s"}},
                         "scope": {"id": "%s", "originId": "%s", "originSystem": "AadGroup", "isRootScope": true}}
                        """.formatted(
                                role.at("/id").asString(), role.at("/originId").asString(), resource, scope, group))
                        .is(201);
            }
        });
        return accessPackage;
    }

    private static String directPolicy(Api api, String accessPackage) {
        return api.asAdmin()
                .post(EM + "assignmentPolicies", """
                {"displayName": "Direct", "allowedTargetScope": "notSpecified", "specificAllowedTargets": [],
                 "expiration": {"type": "afterDuration", "duration": "P30D"}, "accessPackage": {"id": "%s"}}
                """.formatted(accessPackage))
                .is(201)
                .text("/id");
    }
}
