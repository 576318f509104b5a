package org.latchkey.entitlement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.sql.Row;

/**
 * A request, as deciding and telling need it (<a
 * href="https://learn.microsoft.com/graph/api/resources/accesspackageassignmentrequest">accessPackageAssignmentRequest</a>).
 *
 * @param policy null when it is gone
 * @param assignment what it is about; null while an add has not been delivered
 * @param target who gets, keeps or loses the access
 * @param requestor who asks; for a direct assignment the target
 * @param createdBy who sent it; the nil id for Latchkey itself
 * @param wishedStart null for at once
 * @param needsApproval whether somebody has to agree first
 */
record Request(
        UUID id,
        RequestType type,
        RequestState state,
        UUID accessPackage,
        String packageName,
        UUID catalog,
        @Nullable UUID policy,
        @Nullable UUID assignment,
        UUID target,
        @Nullable String targetName,
        @Nullable String targetPrincipalName,
        String targetType,
        UUID requestor,
        UUID createdBy,
        @Nullable String justification,
        @Nullable Instant wishedStart,
        boolean needsApproval,
        @Nullable Instant completed) {

    /** The columns {@link #read} takes, of {@code package_request r}. */
    static final String COLUMNS = """
            r.id, r.request_type, r.state, r.access_package_id, r.package_name, r.catalog_id, r.policy_id, r.assignment_id,
              r.target_id, r.target_name, r.target_principal_name, r.target_type, r.requestor_id, r.created_by, r.justification,
              r.wished_start, r.needs_approval, r.completed_at""";

    static Request read(Row row) {
        return new Request(
                row.id("id"),
                row.state("request_type", RequestType.class),
                row.state("state", RequestState.class),
                row.id("access_package_id"),
                row.text("package_name"),
                row.id("catalog_id"),
                row.idOrNull("policy_id"),
                row.idOrNull("assignment_id"),
                row.id("target_id"),
                row.textOrNull("target_name"),
                row.textOrNull("target_principal_name"),
                row.text("target_type"),
                row.id("requestor_id"),
                row.id("created_by"),
                row.textOrNull("justification"),
                row.instantOrNull("wished_start"),
                row.bool("needs_approval"),
                row.instantOrNull("completed_at"));
    }

    RequestType.Kind kind() {
        return type.kind();
    }

    /** Whether its wished start is still ahead at an instant; only what begins something can wait. */
    boolean startsAfter(Instant at) {
        return kind() == RequestType.Kind.ADD && wishedStart != null && wishedStart.isAfter(at);
    }
}
