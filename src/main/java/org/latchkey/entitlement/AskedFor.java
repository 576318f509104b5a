package org.latchkey.entitlement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.notification.Notice;
import org.latchkey.sql.Row;

/**
 * A request, as people are told of it.
 *
 * @param requestorName null when it is not known
 * @param end when the access ends; null for never, or while there is none
 * @param isQuiet whether its policy wants no mails about access delivered, ending or ended
 */
record AskedFor(
        UUID id,
        RequestType type,
        String packageName,
        UUID target,
        String targetName,
        UUID requestor,
        @Nullable String requestorName,
        @Nullable String justification,
        @Nullable Instant wishedStart,
        @Nullable Instant wishedEnd,
        Instant submitted,
        @Nullable Instant end,
        boolean isQuiet) {

    /** The columns {@link #read} takes. */
    static final String SELECT = """
            select r.id, r.request_type, r.package_name, r.target_id, coalesce(t.display_name, t.principal_name, '') as target_name,
              r.requestor_id, coalesce(q.display_name, q.principal_name) as requestor_name, r.justification, r.wished_start,
              r.expiration_end, r.created_at, a.ends_at,
              coalesce((p.notification_settings ->> 'isAssignmentNotificationDisabled')::boolean, false) as quiet
            from package_request r
            join package_subject t
              on t.tenant_id = :tenant
              and t.object_id = r.target_id
            left join package_subject q
              on q.tenant_id = :tenant
              and q.object_id = r.requestor_id
            left join access_package_assignment a
              on a.tenant_id = :tenant
              and a.id = r.assignment_id
            left join assignment_policy p
              on p.tenant_id = :tenant
              and p.id = r.policy_id
            where r.tenant_id = :tenant
              and r.id = any(:ids::uuid[])
            """;

    static AskedFor read(Row row) {
        return new AskedFor(
                row.id("id"),
                row.state("request_type", RequestType.class),
                row.text("package_name"),
                row.id("target_id"),
                row.text("target_name"),
                row.id("requestor_id"),
                row.textOrNull("requestor_name"),
                row.textOrNull("justification"),
                row.instantOrNull("wished_start"),
                row.instantOrNull("expiration_end"),
                row.instant("created_at"),
                row.instantOrNull("ends_at"),
                row.bool("quiet"));
    }

    boolean isOnBehalf() {
        return !requestor.equals(target);
    }

    /** A mail about it, with what every mail about a request may tell. */
    Notice notice(String template) {
        return Notice.of(template, "accessPackageAssignmentRequest", id)
                .fact("package", packageName)
                .fact("requestor", requestorName == null ? targetName : requestorName)
                .fact("target", isOnBehalf() ? targetName : null)
                .fact("receiver", targetName)
                .fact("justification", justification)
                .moment("wishedStart", wishedStart)
                .moment("wishedEnd", wishedEnd)
                .moment("submitted", submitted)
                .moment("end", end);
    }
}
