package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditTarget;
import org.latchkey.sql.Row;

/** How requests, assignments and claims look in the audit log. */
final class RequestAudit {

    private static final String SUBJECT_TYPE = "servicePrincipal";

    private RequestAudit() {}

    /** The same about each of some requests. */
    static List<AuditEntry> each(String activity, String operation, Collection<Request> requests) {
        return requests.stream()
                .map(request -> entry(activity, operation, request))
                .toList();
    }

    /** An entry about a request: the package, who gets or loses it, and every id among the details. */
    static AuditEntry entry(String activity, String operation, Request request) {
        return entry(activity, EntitlementAudit.CATEGORY, operation, request);
    }

    /** An entry about whom a request waits for. */
    static AuditEntry approval(String activity, Request request) {
        return entry(activity, "UserManagement", "Add", request);
    }

    private static AuditEntry entry(String activity, String category, String operation, Request request) {
        return about(
                        AuditEntry.of(activity, category, operation, EntitlementAudit.LOGGED_BY),
                        request.accessPackage(),
                        request.packageName(),
                        subject(
                                request.target(),
                                request.targetName(),
                                request.targetPrincipalName(),
                                request.targetType()))
                .target(AuditTarget.of(
                        "AccessPackageAssignmentRequest",
                        request.id(),
                        request.type().text()))
                .detail("AccessPackageAssignmentRequestId", request.id().toString())
                .detail("AccessPackageAssignmentId", text(request.assignment()))
                .detail("AccessPackageAssignmentPolicyId", text(request.policy()));
    }

    /** An entry about an assignment. */
    static AuditEntry assignment(String activity, String operation, Held held) {
        return about(
                        AuditEntry.of(activity, EntitlementAudit.CATEGORY, operation, EntitlementAudit.LOGGED_BY),
                        held.accessPackage(),
                        held.packageName(),
                        held.subject())
                .detail("AccessPackageAssignmentId", held.assignment().toString());
    }

    /** An entry about one role that an assignment gives. */
    static AuditEntry role(String activity, String operation, Held held, AuditTarget group, String role) {
        return about(
                        AuditEntry.of(activity, EntitlementAudit.CATEGORY, operation, EntitlementAudit.LOGGED_BY),
                        held.accessPackage(),
                        held.packageName(),
                        held.subject())
                .target(group)
                .detail("AccessPackageAssignmentId", held.assignment().toString())
                .detail("Role", role);
    }

    /** Somebody's assignment to a package. */
    record Held(UUID assignment, UUID accessPackage, String packageName, UUID target, AuditTarget subject) {

        /** Reads {@code assignment_id, access_package_id, package_name, target_id} and the target's names and type. */
        static Held read(Row row) {
            return new Held(
                    row.id("assignment_id"),
                    row.id("access_package_id"),
                    row.text("package_name"),
                    row.id("target_id"),
                    RequestAudit.subject(
                            row.id("target_id"),
                            row.textOrNull("target_name"),
                            row.textOrNull("target_principal_name"),
                            row.text("target_type")));
        }
    }

    private static AuditTarget subject(UUID id, @Nullable String name, @Nullable String principalName, String type) {
        boolean isApplication = type.equals(SUBJECT_TYPE);
        return new AuditTarget(
                id, name, isApplication ? "ServicePrincipal" : "User", isApplication ? null : principalName, null);
    }

    private static AuditEntry about(AuditEntry entry, UUID accessPackage, String packageName, AuditTarget subject) {
        return entry.target(AuditTarget.of("AccessPackage", accessPackage, packageName))
                .target(subject)
                .detail("AccessPackageId", accessPackage.toString());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
