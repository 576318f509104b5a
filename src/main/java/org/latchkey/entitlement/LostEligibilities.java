package org.latchkey.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.audit.AuditLog;
import org.latchkey.kernel.Call;
import org.latchkey.privileged.EligibilitiesEnded;
import org.latchkey.privileged.Eligible;
import org.latchkey.sql.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes where privileged identity management ended an eligibility before the package that gave it. The assignment still reads
 * delivered, and nothing renews the eligibility by itself (<a
 * href="https://learn.microsoft.com/entra/id-governance/entitlement-management-access-package-eligible">Eligible group
 * membership in access packages</a>); but it is in the audit log, and told.
 */
@Component
class LostEligibilities {

    private final Sql sql;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    LostEligibilities(Sql sql, AuditLog audit, ApplicationEventPublisher news) {
        this.sql = sql;
        this.audit = audit;
        this.news = news;
    }

    @EventListener
    void on(EligibilitiesEnded ended) {
        if (!ended.byTime()) {
            return;
        }
        Call call = ended.call();
        List<Eligible> roles = new ArrayList<>(ended.roles());
        List<Claim> lost = sql.statement(call, """
                with lost as (
                  update access_package_grant g
                  set last_error = 'The eligibility ended by the settings of the group.'
                  from unnest(:groups::uuid[], :principals::uuid[], :accesses::text[]) as r (group_id, principal_id, access)
                  where g.tenant_id = :tenant
                    and g.group_id = r.group_id
                    and g.principal_id = r.principal_id
                    and g.access = r.access
                    and g.type = 'eligible'
                    and g.state = 'granted'
                  returning g.*
                )
                select %s
                from lost g
                %s
                where a.state <> 'expired'
                  and (a.ends_at is null or a.ends_at > :now)
                """.formatted(Claim.COLUMNS, Claim.JOINS))
                .bind("groups", roles.stream().map(Eligible::group).toList())
                .bind("principals", roles.stream().map(Eligible::principal).toList())
                .bind("accesses", roles.stream().map(Eligible::access).toList())
                .list(Claim::read);
        audit.record(
                call.onBehalfOfSystem(),
                lost.stream()
                        .map(claim -> RequestAudit.role(
                                        "Access package resource assignment ended before the access package",
                                        "Unassign",
                                        claim.held(),
                                        claim.groupTarget(),
                                        claim.role())
                                .reason("The settings of the group let an eligibility run for a shorter time than the"
                                        + " access package lasts."))
                        .toList());
        if (!lost.isEmpty()) {
            news.publishEvent(new RolesEndedEarly(
                    call,
                    lost.stream()
                            .map(claim -> new RolesEndedEarly.Ended(
                                    claim.held().assignment(), claim.held().accessPackage(), claim.eligible()))
                            .collect(Collectors.toSet())));
        }
    }
}
