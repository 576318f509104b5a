package org.latchkey.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.MortalServer;

/** An accepted request survives {@code kill -9} at any point: nothing is lost, nothing happens twice. */
class KilledDuringDeliveryTest {
    private static final int PEOPLE = 40;
    private static final String EM = "identityGovernance/entitlementManagement/";

    @Test
    void everyAcceptedRequestIsDeliveredExactlyOnce() throws Exception {
        try (Database database = Database.fresh();
                MortalServer server = MortalServer.start(database)) {
            Api api = Api.fresh(server.url());
            String group = managedGroup(api);
            String accessPackage = packageWithMemberAndEligibleMember(api, group);
            String policy = directPolicy(api, accessPackage);
            List<String> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(api.person("Person " + i));
            }

            Set<String> accepted = askForAllAndKillMeanwhile(api, server, people, accessPackage, policy);
            assertThat(accepted).as("some were accepted before the kill").isNotEmpty();
            server.restart();
            api.settle();

            for (String request : accepted) {
                api.asAdmin().get(EM + "assignmentRequests/" + request).is(200).has("/state", "delivered");
            }
            List<String> targets = api
                    .asAdmin()
                    .get(EM + "assignments?$top=999&$expand=target&$filter=accessPackage/id eq '" + accessPackage + "'")
                    .is(200)
                    .rows()
                    .stream()
                    .map(row -> row.at("/target/objectId").asString())
                    .toList();
            assertThat(targets).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(accepted.size());
            assertThat(api.asAdmin()
                            .get("groups/" + group + "/members?$top=999")
                            .ids())
                    .containsExactlyInAnyOrderElementsOf(targets);
            assertThat(api.asAdmin()
                            .get("identityGovernance/privilegedAccess/group/eligibilityScheduleInstances?$top=999"
                                    + "&$filter=groupId eq '" + group + "'")
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
    }

    private static Set<String> askForAllAndKillMeanwhile(
            Api api, MortalServer server, List<String> people, String accessPackage, String policy) throws Exception {
        Set<String> accepted = new HashSet<>();
        try (ExecutorService asking = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> answers = people.stream()
                    .map(person -> asking.submit(() -> api.asAdmin()
                            .post(EM + "assignmentRequests", """
                            {"requestType": "adminAdd", "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                            """.formatted(person, policy, accessPackage))))
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
