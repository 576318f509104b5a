package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.Access;
import org.latchkey.graph.Keys;
import org.latchkey.privileged.Eligible;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

/** How long access lasts when a package and privileged identity management both say something. */
class LifetimesTest {

    private final PackageTenant tenant = new PackageTenant();
    private final UUID ann = tenant.user("Ann");
    private final UUID offered = tenant.packageOf("Just in time", "member eligible");

    @Test
    void thePackageEndsFirst() {
        UUID assignment = assign(Duration.ofDays(30), "P365D");
        assertThat(tenant.eligibilities(ann).getFirst().days()).isEqualTo(365);
        tenant.passDays(29);
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        tenant.passDays(1);
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(tenant.assignment(assignment)).startsWith("expired");
        assertThat(tenant.activities())
                .doesNotContain("Access package resource assignment ended before the access package");
    }

    @Test
    void privilegedIdentityManagementEndsFirstAndTheAssignmentStillReadsDelivered() {
        List<RolesEndedEarly.Ended> told = new CopyOnWriteArrayList<>();
        listen(told);
        UUID assignment = assign(Duration.ofDays(180), "P40D");
        assertThat(tenant.eligibilities(ann).getFirst().days()).isEqualTo(40);
        tenant.passDays(41);
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(told)
                .containsExactly(
                        new RolesEndedEarly.Ended(assignment, offered, new Eligible(tenant.group, ann, Access.MEMBER)));
        assertThat(tenant.assignment(assignment)).startsWith("delivered");
        assertThat(tenant.activities()).contains("Access package resource assignment ended before the access package");

        tenant.inTransaction(() -> PackageTenant.bean(Assignments.class)
                .reprocess(tenant.by(tenant.admin), new Keys(List.of(assignment.toString()))));
        tenant.settle();
        assertThat(tenant.eligibilities(ann).getFirst().days()).isEqualTo(40);
    }

    @Test
    void anEndlessPackageDoesNotRenewWhatPrivilegedIdentityManagementEnds() {
        UUID assignment = assign(null, "P40D");
        tenant.passDays(41);
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(tenant.assignment(assignment)).startsWith("delivered");
    }

    @Test
    void aPermanentEligibilityEndsWithThePackage() {
        UUID assignment = assign(Duration.ofDays(60), null);
        assertThat(tenant.eligibilities(ann).getFirst().end()).isNull();
        tenant.passDays(59);
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        tenant.passDays(1);
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(tenant.assignment(assignment)).startsWith("expired");
    }

    @Test
    void whatNeverEndsIsEndedByHandOnly() {
        UUID assignment = assign(null, null);
        assertThat(tenant.eligibilities(ann).getFirst().end()).isNull();
        tenant.passDays(2000);
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        tenant.submit(tenant.admin, "adminRemove", PackageTenant.the(assignment));
        tenant.settle();
        assertThat(tenant.eligibilities(ann)).isEmpty();
    }

    @Test
    void anExtensionMovesEveryEnd() {
        tenant.give(offered, tenant.group, "owner active");
        tenant.own(tenant.group, tenant.user("Bob"));
        UUID assignment = assign(Duration.ofDays(30), "P40D");
        tenant.passDays(20);
        UUID extension = tenant.submit(ann, "userUpdate", PackageTenant.the(assignment));
        tenant.settle();
        assertThat(tenant.request(extension)).isEqualTo("delivered/FulfilledNotificationTriggered");
        tenant.passDays(29);
        assertThat(tenant.isTied(tenant.group, ann, "owner")).isTrue();
        assertThat(tenant.eligibilities(ann)).hasSize(1);
        tenant.passDays(1);
        assertThat(tenant.isTied(tenant.group, ann, "owner")).isFalse();
        assertThat(tenant.eligibilities(ann)).isEmpty();
        assertThat(tenant.activities()).contains("Extend access package assignment");
    }

    /** Hears what is told in this tenant. */
    private void listen(List<RolesEndedEarly.Ended> heard) {
        PackageTenant.bean(ApplicationEventMulticaster.class)
                .addApplicationListener(new ApplicationListener<PayloadApplicationEvent<RolesEndedEarly>>() {
                    @Override
                    public void onApplicationEvent(PayloadApplicationEvent<RolesEndedEarly> event) {
                        if (event.getPayload().call().tenant().equals(tenant.id)) {
                            heard.addAll(event.getPayload().roles());
                        }
                    }
                });
    }

    private UUID assign(@Nullable Duration lifetime, @Nullable String longestEligibility) {
        tenant.sql
                .statement(tenant.system(), """
                insert into role_policy_rule (tenant_id, policy_id, id, rule)
                select p.tenant_id, p.id, shown.id,
                  (shown.rule::jsonb || jsonb_build_object(
                    'isExpirationRequired', :longest::text is not null,
                    'maximumDuration', coalesce(:longest::text, 'P365D')))::json
                from role_policy p
                join role_policy_rule_shown shown
                  on shown.tenant_id = p.tenant_id
                  and shown.group_id = p.group_id
                  and shown.access = p.access
                where p.tenant_id = :tenant
                  and p.group_id = :group
                  and shown.id = 'Expiration_Admin_Eligibility'
                """)
                .bind("longest", longestEligibility)
                .bind("group", tenant.group)
                .update();
        return tenant.assign(offered, tenant.policy(offered, lifetime), ann);
    }
}
