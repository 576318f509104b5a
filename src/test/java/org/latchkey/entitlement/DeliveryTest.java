package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.Access;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Memberships;
import org.latchkey.directory.ObjectsDeleted;
import org.latchkey.directory.ObjectsRemoved;
import org.latchkey.directory.Tie;
import org.latchkey.graph.Keys;

/** What people get by assignments, and lose with them. */
class DeliveryTest {

    private final PackageTenant tenant = new PackageTenant();
    private final UUID ann = tenant.user("Ann");

    @Test
    void aDirectAssignmentGivesEveryRoleOfThePackage() {
        UUID both = tenant.packageOf("Both", "member active", "owner eligible");
        UUID request = tenant.submit(
                tenant.admin, "adminAdd", PackageTenant.add(both, tenant.policy(both, Duration.ofDays(30)), ann));
        tenant.settle();
        assertThat(tenant.request(request)).isEqualTo("delivered/Delivered");
        assertThat(tenant.assignment(tenant.assignmentOf(both, ann))).isEqualTo("delivered/Delivered");
        assertThat(tenant.isMember(ann)).isTrue();
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        assertThat(tenant.activities())
                // All at one instant, which has no order of its own.
                .contains(
                        "Administrator directly assigns user to access package",
                        "Auto approve access package assignment request",
                        "Fulfill access package assignment request",
                        "Ready to fulfill access package assignment request",
                        "Fulfill access package resource assignment",
                        "Add member to group");
    }

    @Test
    void atTheEndOfTheAssignmentEverythingIsTakenAndARequestTellsSo() {
        UUID both = tenant.packageOf("Both", "member active", "member eligible");
        UUID assignment = tenant.assign(both, tenant.policy(both, Duration.ofDays(30)), ann);
        tenant.pass(Duration.ofDays(30).minusMinutes(1));
        assertThat(tenant.isMember(ann)).isTrue();
        tenant.pass(Duration.ofMinutes(1));
        assertThat(tenant.assignment(assignment)).isEqualTo("expired/ExpiredNotificationTriggered");
        assertThat(tenant.isMember(ann)).isFalse();
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(requestTypes(assignment)).containsExactly("adminAdd delivered", "systemRemove delivered");
        assertThat(tenant.activities())
                .contains(
                        "Entitlement Management removes access package assignment request for user",
                        "Remove access package resource assignment",
                        "Remove access package assignment",
                        "Remove member from group");
    }

    @Test
    void aRoleStaysUntilTheLastOfTwoPackagesThatGiveItEnds() {
        UUID one = tenant.packageOf("One", "member active", "member eligible");
        UUID other = tenant.packageOf("Other", "member active", "member eligible");
        tenant.assign(one, tenant.policy(one, Duration.ofDays(10)), ann);
        tenant.assign(other, tenant.policy(other, Duration.ofDays(20)), ann);
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        tenant.passDays(11);
        assertThat(tenant.isMember(ann)).isTrue();
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        tenant.passDays(10);
        assertThat(tenant.isMember(ann)).isFalse();
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(tenant.activities().stream().filter("Add member to group"::equals))
                .hasSize(1);
    }

    @Test
    void theLastClaimTakesWhatWasThereBeforeToo() {
        tenant.join(tenant.group, ann);
        UUID one = tenant.packageOf("One", "member active");
        tenant.assign(one, tenant.policy(one, Duration.ofDays(10)), ann);
        assertThat(tenant.isMember(ann)).isTrue();
        tenant.passDays(11);
        assertThat(tenant.isMember(ann)).isFalse();
    }

    @Test
    void whoeverRemovesTheirAssignmentLosesItAtOnce() {
        UUID one = tenant.packageOf("One", "member active", "member eligible");
        UUID assignment = tenant.assign(one, tenant.policy(one, null), ann);
        UUID removal = tenant.submit(ann, "userRemove", PackageTenant.the(assignment));
        tenant.settle();
        assertThat(tenant.request(removal)).isEqualTo("delivered/Delivered");
        assertThat(tenant.assignment(assignment)).isEqualTo("expired/ExpiredNotificationTriggered");
        assertThat(tenant.isMember(ann)).isFalse();
        assertThat(tenant.eligibilities(ann)).isEmpty();
    }

    @Test
    void aRoleAddedToAPackageReachesWhoHasItAndARemovedOneLeaves() {
        UUID legacy = tenant.packageOf("Legacy", "member active");
        UUID assignment = tenant.assign(legacy, tenant.policy(legacy, null), ann);
        RoleScope standing = roleScope(legacy, "member", "active");
        tenant.give(legacy, tenant.group, "member eligible");
        tenant.settle();
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        assertThat(tenant.isMember(ann)).isTrue();
        tenant.giveNoMore(standing);
        tenant.settle();
        assertThat(tenant.isMember(ann)).isFalse();
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        assertThat(tenant.assignment(assignment)).isEqualTo("delivered/Delivered");
    }

    @Test
    void aRoleOfADeletedGroupIsTriedForAnHourAndThenFails() {
        UUID gone = tenant.group("Gone");
        UUID mixed = tenant.packageOf("Mixed", "member active");
        UUID request = assignWithout(mixed, gone);
        tenant.settle();
        assertThat(tenant.request(request)).isEqualTo("delivering/Fulfilling");
        assertThat(tenant.isMember(ann)).isTrue();
        tenant.pass(Duration.ofHours(1));
        assertThat(tenant.request(request)).isEqualTo("partiallyDelivered/PartiallyDelivered");
        assertThat(tenant.assignment(tenant.assignmentOf(mixed, ann)))
                .isEqualTo("partiallyDelivered/PartiallyDelivered");
        assertThat(tenant.activities()).contains("Partially fulfill access package assignment request");
        assertThat(lastErrors()).containsExactly("The group is deleted.");

        restore(gone);
        reprocess(request);
        tenant.settle();
        assertThat(tenant.request(request)).isEqualTo("delivered/Delivered");
        assertThat(tenant.isTied(gone, ann, "member")).isTrue();
    }

    @Test
    void whenNoRoleCanBeGivenTheDeliveryFailsAndCancelingEndsTheAssignment() {
        UUID gone = tenant.group("Gone");
        UUID vain = tenant.newPackage("Vain");
        tenant.give(vain, gone, "member active");
        delete(gone);
        UUID request = tenant.submit(tenant.admin, "adminAdd", PackageTenant.add(vain, tenant.policy(vain, null), ann));
        tenant.pass(Duration.ofHours(2));
        UUID assignment = tenant.assignmentOf(vain, ann);
        assertThat(tenant.request(request)).isEqualTo("deliveryFailed/DeliveryFailed");
        assertThat(tenant.assignment(assignment)).isEqualTo("deliveryFailed/DeliveryFailed");
        tenant.inTransaction(() -> PackageTenant.bean(RequestChanges.class)
                .cancel(tenant.by(tenant.admin), new Keys(List.of(request.toString()))));
        tenant.settle();
        assertThat(tenant.request(request)).isEqualTo("canceled/Canceled");
        assertThat(tenant.assignment(assignment)).isEqualTo("expired/ExpiredNotificationTriggered");
    }

    @Test
    void reprocessingAnAssignmentGivesAgainWhatWasTakenByHand() {
        UUID one = tenant.packageOf("One", "member active");
        UUID assignment = tenant.assign(one, tenant.policy(one, Duration.ofDays(10)), ann);
        tenant.inTransaction(() -> PackageTenant.bean(Memberships.class)
                .endAll(tenant.system(), List.of(new Tie(tenant.group, ann, Access.MEMBER))));
        tenant.settle();
        assertThat(tenant.isMember(ann)).isFalse();
        assertThat(tenant.assignment(assignment)).isEqualTo("delivered/Delivered");
        reprocessAssignment(assignment);
        tenant.settle();
        assertThat(tenant.isMember(ann)).isTrue();
        tenant.passDays(11);
        assertThat(tenant.isMember(ann)).isFalse();
    }

    @Test
    void reprocessingAnAssignmentMakesGoodTheRequestThatBroughtOnlyPart() {
        UUID gone = tenant.group("Gone");
        UUID mixed = tenant.packageOf("Mixed", "member active");
        UUID request = assignWithout(mixed, gone);
        tenant.pass(Duration.ofHours(2));
        assertThat(tenant.request(request)).isEqualTo("partiallyDelivered/PartiallyDelivered");
        UUID assignment = tenant.assignmentOf(mixed, ann);
        restore(gone);
        reprocessAssignment(assignment);
        tenant.settle();
        assertThat(tenant.assignment(assignment)).isEqualTo("delivered/Delivered");
        assertThat(tenant.request(request)).isEqualTo("delivered/Delivered");
    }

    @Test
    void whoeverIsRemovedFromTheDirectoryForGoodHasNoAssignment() {
        UUID one = tenant.packageOf("One", "member active");
        UUID assignment = tenant.assign(one, tenant.policy(one, null), ann);
        tenant.inTransaction(() -> {
            PackageTenant.bean(Departures.class)
                    .on(new ObjectsRemoved(tenant.system(), DirectoryObject.Type.USER, Set.of(ann)));
        });
        tenant.settle();
        assertThat(tenant.assignment(assignment)).isEqualTo("expired/ExpiredNotificationTriggered");
        assertThat(tenant.activities()).contains("Delete access package assignment policy for a deleted user");
    }

    @Test
    void aRequestThatWaitsForAGroupEndsThoughTheGroupIsGoneForGood() {
        UUID gone = tenant.group("Gone");
        UUID mixed = tenant.packageOf("Mixed", "member active");
        UUID request = assignWithout(mixed, gone);
        tenant.settle();
        assertThat(tenant.request(request)).isEqualTo("delivering/Fulfilling");
        tenant.inTransaction(() -> PackageTenant.bean(Departures.class)
                .on(new ObjectsRemoved(tenant.system(), DirectoryObject.Type.GROUP, Set.of(gone))));
        tenant.pass(Duration.ofHours(1));
        assertThat(tenant.request(request)).isEqualTo("partiallyDelivered/PartiallyDelivered");
    }

    @Test
    void aDeliveryThatIsInterruptedLosesAndDoublesNothing() {
        UUID both = tenant.packageOf("Both", "member active", "owner eligible");
        UUID policy = tenant.policy(both, null);
        tenant.transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            tenant.submitted(
                    tenant.by(tenant.admin),
                    new Requests.NewRequest("adminAdd", null, null, null, PackageTenant.add(both, policy, ann)));
            PackageTenant.bean(AdvanceRequests.class).run(tenant.system());
            PackageTenant.bean(DeliverGrants.class).run(tenant.system());
        });
        assertThat(tenant.isMember(ann)).isFalse();
        tenant.assign(both, policy, ann);
        assertThat(tenant.activities().stream().filter("Add member to group"::equals))
                .hasSize(1);
        assertThat(tenant.activities().stream().filter("Fulfill access package resource assignment"::equals))
                .hasSize(2);
    }

    @Test
    void whoeverIsDeletedAsksForNothingAnyMore() {
        UUID one = tenant.packageOf("One", "member active");
        UUID policy = tenant.policy(
                one,
                null,
                it -> it.replace("\"isApprovalRequiredForAdd\": false", "\"isApprovalRequiredForAdd\": true"));
        AtomicReference<UUID> request = new AtomicReference<>();
        // In one transaction, so that no chore of the running server comes between.
        tenant.inTransaction(() -> {
            request.set(tenant.submit(ann, "userAdd", PackageTenant.add(one, policy, ann)));
            PackageTenant.bean(Departures.class)
                    .on(new ObjectsDeleted(tenant.system(), DirectoryObject.Type.USER, Set.of(ann)));
        });
        assertThat(tenant.request(request.get())).isEqualTo("canceled/Canceled");
    }

    /** A package is assigned of which one role cannot be given: its group is deleted. */
    private UUID assignWithout(UUID mixed, UUID gone) {
        tenant.give(mixed, gone, "member active");
        delete(gone);
        return tenant.submit(tenant.admin, "adminAdd", PackageTenant.add(mixed, tenant.policy(mixed, null), ann));
    }

    private void reprocessAssignment(UUID assignment) {
        tenant.inTransaction(() -> PackageTenant.bean(Assignments.class)
                .reprocess(tenant.by(tenant.admin), new Keys(List.of(assignment.toString()))));
    }

    private void reprocess(UUID request) {
        tenant.inTransaction(() -> PackageTenant.bean(RequestChanges.class)
                .reprocess(tenant.by(tenant.admin), new Keys(List.of(request.toString()))));
    }

    private void delete(UUID group) {
        mark(group, ":now");
    }

    private void restore(UUID group) {
        mark(group, "null");
    }

    private void mark(UUID group, String deleted) {
        tenant.sql
                .statement(tenant.system(), """
                update directory_object
                set deleted_date_time = %s
                where tenant_id = :tenant
                  and id = :id
                """.formatted(deleted))
                .bind("id", group)
                .update();
    }

    private RoleScope roleScope(UUID of, String access, String type) {
        return tenant.sql
                .statement(tenant.system(), """
                select role_id, scope_id, resource_id, group_id
                from access_package_role_scope
                where tenant_id = :tenant
                  and access_package_id = :package
                  and access = :access
                  and type = :type
                """)
                .bind("package", of)
                .bind("access", access)
                .bind("type", type)
                .one(row -> new RoleScope(
                        of,
                        row.id("role_id"),
                        row.id("scope_id"),
                        row.id("resource_id"),
                        row.id("group_id"),
                        Access.valueOf(access.toUpperCase(Locale.ROOT)),
                        RoleScope.Type.valueOf(type.toUpperCase(Locale.ROOT))));
    }

    private List<String> lastErrors() {
        return tenant.sql.statement(tenant.system(), """
                select last_error
                from access_package_grant
                where tenant_id = :tenant
                  and last_error is not null
                """).list(row -> row.text("last_error"));
    }

    private List<String> requestTypes(UUID assignment) {
        return tenant.sql
                .statement(tenant.system(), """
                select request_type || ' ' || state as text
                from access_package_request
                where tenant_id = :tenant
                  and assignment_id = :assignment
                order by created_at
                """)
                .bind("assignment", assignment)
                .list(row -> row.text("text"));
    }
}
