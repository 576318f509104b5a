package org.latchkey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latchkey.tenant.Tenants;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import tools.jackson.databind.JsonNode;

class SampleTenantTest {
    private static final RunningServer SERVER = RunningServer.shared();
    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String PIM = "identityGovernance/privilegedAccess/group/";
    private static final Api API = Api.sample();

    @Test
    void anotherSampleTenantHasADomainOfItsOwn() {
        var other = SERVER.bean(SampleTenant.class).create("Second", null);
        assertThat(other.domain()).isNotEqualTo(API.domain()).matches("brightwater-[0-9a-f]{12}\\.example");
        assertThat(SERVER.bean(Tenants.class).find(other.id()).orElseThrow().displayName())
                .isEqualTo("Second");
    }

    @Test
    void itIsASmallCompanyWithDepartmentsAndManagers() {
        List<JsonNode> people = API.asAdmin()
                .get("users?$top=999&$select=displayName,department&$expand=manager($select=id)")
                .is(200)
                .rows();
        // Everybody but the sandbox's own administrator and the guest.
        List<JsonNode> company =
                people.stream().filter(it -> it.path("department").isString()).toList();
        assertThat(company).hasSize(61).hasSize(people.size() - 2);
        assertThat(company)
                .filteredOn(it -> it.path("manager").isNull())
                .as("whom nobody leads")
                .hasSize(1);
        assertThat(API.asAdmin().get("groups?$top=999").is(200).rows()).hasSizeGreaterThan(24);
        assertThat(API.asAdmin()
                        .get("/beta/privilegedAccess/aadGroups/resources?$top=999")
                        .is(200)
                        .rows())
                .hasSize(8);
        // Those that the company made, and the built-in one.
        assertThat(API.asAdmin().get(EM + "catalogs").is(200).rows()).hasSize(4 + 1);
    }

    @Test
    void itWorksWithOthersAndKeepsWhatItDeletedForAWhile() {
        assertThat(rows(EM + "connectedOrganizations?$expand=internalSponsors,externalSponsors"))
                .extracting(
                        row -> row.path("state").asString(),
                        row -> row.at("/internalSponsors/0/displayName").asString(),
                        row -> row.at("/externalSponsors/0/displayName").asString(""))
                .containsExactlyInAnyOrder(
                        tuple("configured", "Rafael Nunes", "Jory Penrose"), tuple("proposed", "Freya Lowe", ""));
        for (String kind : List.of("user", "group")) {
            assertThat(rows("directory/deletedItems/microsoft.graph." + kind))
                    .as("deleted " + kind)
                    .hasSize(1);
        }
    }

    @Test
    void requestsAreInEveryStateThatLasts() {
        assertThat(counts("assignmentRequests", "state"))
                .containsKeys("pendingApproval", "scheduled", "delivered", "denied", "canceled")
                .doesNotContainKeys("submitted", "delivering", "deliveryFailed", "partiallyDelivered");
        assertThat(counts("assignmentRequests", "state").get("pendingApproval")).isEqualTo(4);
        assertThat(counts("assignmentRequests", "requestType"))
                .containsKeys("userAdd", "adminAdd", "userRemove", "systemRemove");
    }

    @Test
    void someAssignmentsHoldSomeEndSoonAndSomeAreOver() {
        assertThat(counts("assignments", "state")).containsOnlyKeys("delivered", "expired");
        assertThat(counts("assignments", "status"))
                .containsKeys(
                        "NearExpiry14DaysNotificationTriggered", "NearExpiry1DayNotificationTriggered", "Delivered");
    }

    @Test
    void someRunSomeWaitAndSomeAreOver() {
        var statuses = ofEveryGroup("assignmentScheduleRequests").stream()
                .collect(Collectors.groupingBy(row -> row.path("status").asString(), Collectors.counting()));
        assertThat(statuses).containsKeys("PendingApproval", "Granted", "Provisioned", "Denied", "Revoked");
        var running = ofEveryGroup("assignmentScheduleInstances").stream()
                .filter(row -> row.path("assignmentType").asString().equals("activated"))
                .toList();
        assertThat(running).hasSize(4).allSatisfy(row -> {
            assertThat(Instant.parse(row.path("endDateTime").asString())).isAfter(API.now());
            assertThat(API.isMember(
                            row.path("groupId").asString(),
                            row.path("principalId").asString()))
                    .isTrue();
        });
    }

    @Test
    void approversFindWorkFromTheFirstMinute() {
        assertThat(waitingFor("aldo.prieto", EM + "accessPackageAssignmentApprovals"))
                .isEqualTo(1);
        assertThat(waitingFor("viktor.horvat", EM + "accessPackageAssignmentApprovals"))
                .isEqualTo(1);
        assertThat(waitingFor("hanna.weiss", EM + "accessPackageAssignmentApprovals"))
                .isEqualTo(1);
        assertThat(waitingFor("priya.nair", EM + "accessPackageAssignmentApprovals"))
                .isEqualTo(1);
        assertThat(waitingFor("lena.fiore", PIM + "assignmentApprovals")).isEqualTo(1);
        assertThat(waitingFor("aldo.prieto", PIM + "assignmentApprovals")).isEqualTo(1);
    }

    @Test
    void theAuditLogTellsHowItCameToBeAndWhen() {
        var entries = rows("auditLogs/directoryAudits?$top=999");
        assertThat(entries)
                .extracting(entry -> entry.path("activityDisplayName").asString())
                .contains(
                        "User requests access package assignment",
                        "Approve access package assignment request",
                        "Fulfill access package assignment request",
                        "Remove access package assignment");
        var first = entries.stream()
                .map(entry -> Instant.parse(entry.path("activityDateTime").asString()))
                .min(Instant::compareTo)
                .orElseThrow();
        assertThat(Duration.between(first, API.now())).isBetween(Duration.ofDays(100), Duration.ofDays(121));
    }

    /** As the README says: who plays which part of the procedure. */
    @Test
    void thereIsSomebodyForEveryPart() {
        var roles = rows("roleManagement/directory/roleAssignments?$expand=principal,roleDefinition").stream()
                .collect(Collectors.toMap(
                        row -> row.at("/principal/userPrincipalName").asString().replace("@" + API.domain(), ""),
                        row -> row.at("/roleDefinition/displayName").asString(),
                        (one, other) -> one));
        assertThat(roles)
                .containsEntry("greta.adler", "Global Administrator")
                .containsEntry("uma.keller", "User Administrator")
                .containsEntry("priya.nair", "Privileged Role Administrator")
                .containsEntry("ingrid.aas", "Identity Governance Administrator")
                .containsEntry("rene.vogel", "Global Reader");
        var delegated =
                rows("roleManagement/entitlementManagement/roleAssignments?$expand=principal,roleDefinition").stream()
                        .map(row -> row.at("/principal/displayName").asString() + ", "
                                + row.at("/roleDefinition/displayName").asString())
                        .toList();
        assertThat(delegated)
                .contains(
                        "Carl Osei, Catalog owner",
                        "Paula Amado, AccessPackages manager",
                        "Asha Mehta, AccessPackage assignment manager");
    }

    @Test
    void nothingIsLeftToDo() {
        API.settle();
        assertThat(counts("assignmentRequests", "state")).doesNotContainKeys("submitted", "delivering");
    }

    private static Map<String, Long> counts(String collection, String property) {
        return rows(EM + collection + "?$top=999").stream()
                .map(row -> row.path(property).asString())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static List<JsonNode> ofEveryGroup(String collection) {
        return API
                .asAdmin()
                .get("/beta/privilegedAccess/aadGroups/resources?$top=999")
                .is(200)
                .texts("externalId")
                .stream()
                .flatMap(group -> rows(PIM + collection + "?$top=999&$filter=groupId eq '" + group + "'").stream())
                .toList();
    }

    private static List<JsonNode> rows(String path) {
        return API.asAdmin().get(path).is(200).rows();
    }

    private static long waitingFor(String nickname, String approvals) {
        return API
                .as(nickname + "@" + API.domain())
                .get(approvals + "/filterByCurrentUser(on='approver')?$expand=stages")
                .is(200)
                .rows()
                .stream()
                .flatMap(approval -> approval.path("stages").values().stream())
                .filter(stage -> stage.path("assignedToMe").asBoolean()
                        && stage.path("status").asString().equals("InProgress"))
                .count();
    }
}
