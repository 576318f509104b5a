package org.latchkey.entitlement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.directory.Group;
import org.latchkey.directory.Groups;
import org.latchkey.entitlement.CatalogItems.Item;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Reference;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asking for groups to be put into a catalog or taken out. What is asked is done at once, so that a request is delivered
 * when it is answered.
 */
@Component
public class ResourceRequests {

    private final Sql sql;
    private final Guard guard;
    private final CatalogItems items;
    private final Groups groups;
    private final AuditLog audit;
    private final EntitlementLimits limits;

    ResourceRequests(
            Sql sql, Guard guard, CatalogItems items, Groups groups, AuditLog audit, EntitlementLimits limits) {
        this.sql = sql;
        this.guard = guard;
        this.items = items;
        this.groups = groups;
        this.audit = audit;
        this.limits = limits;
    }

    /** Does what a request asks for. */
    Outcome submit(Call call, Keys keys, NewResourceRequest body) {
        return switch (body.requestType().toLowerCase(Locale.ROOT)) {
            case "adminadd" -> add(call, body);
            case "adminupdate" -> update(call, body);
            case "adminremove" -> remove(call, body);
            default -> throw Problem.badRequest("requestType must be adminAdd, adminUpdate or adminRemove.");
        };
    }

    private Outcome add(Call call, NewResourceRequest body) {
        if (body.catalog() == null || body.resource().originId() == null) {
            throw Problem.badRequest("adminAdd needs catalog/id and resource/originId.");
        }
        UUID catalog = body.catalog().id();
        demandCatalog(call, catalog);
        if (!"AadGroup".equalsIgnoreCase(body.resource().originSystem())) {
            throw Problem.of(
                    ProblemCode.RESOURCE_NOT_SUPPORTED, "Only groups can be resources here: originSystem AadGroup.");
        }
        Group group = Ids.parse(body.resource().originId())
                .flatMap(id -> groups.find(call, id))
                .filter(found -> !found.deleted())
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND_IN_ORIGIN_SYSTEM));
        if (group.dynamic() || group.synchronised()) {
            throw Problem.of(
                    ProblemCode.RESOURCE_NOT_SUPPORTED,
                    "The members of a dynamic or synchronised group cannot be changed here.");
        }
        demandRights(call, catalog, group);
        JsonNode attributes = body.resource().attributes();
        checkAttributes(call, catalog, null, attributes);
        Item made = items.add(
                call,
                catalog,
                group,
                body.resource().displayName(),
                body.resource().description(),
                attributes == null ? "[]" : attributes.toString());
        return record(call, "adminAdd", made, "Create resource request", group);
    }

    private Outcome update(Call call, NewResourceRequest body) {
        Item item = item(call, body);
        demandCatalog(call, item.catalog());
        JsonNode attributes = body.resource().attributes();
        checkAttributes(call, item.catalog(), item.id(), attributes);
        items.setAttributes(call, item, attributes == null ? "[]" : attributes.toString());
        return record(call, "adminUpdate", item, "Create resource request", null);
    }

    private Outcome remove(Call call, NewResourceRequest body) {
        Item item = item(call, body);
        demandCatalog(call, item.catalog());
        Optional<Group> group = groups.find(call, item.group());
        group.ifPresent(found -> demandRights(call, item.catalog(), found));
        items.remove(call, item);
        return record(call, "adminRemove", item, "Create resource remove request", group.orElse(null));
    }

    private Item item(Call call, NewResourceRequest body) {
        UUID group = body.resource().originId() == null
                ? null
                : Ids.parse(body.resource().originId()).orElse(null);
        if (body.resource().id() == null && group == null) {
            throw Problem.badRequest("Name the resource by its id, or by originId and originSystem.");
        }
        return items.find(
                        call,
                        body.resource().id(),
                        body.catalog() == null ? null : body.catalog().id(),
                        group)
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
    }

    private void demandCatalog(Call call, UUID catalog) {
        guard.require(call, EntitlementAction.WRITE_RESOURCES, Map.of("catalog", catalog));
        boolean exists = sql.statement(call, """
                select true
                from access_package_catalog
                where tenant_id = :tenant
                  and id = :catalog
                for key share
                """).bind("catalog", catalog).isTrue();
        if (!exists) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
    }

    private void demandRights(Call call, UUID catalog, Group group) {
        if (!items.rights(call, catalog, group.id()).allow(group)) {
            throw Problem.of(ProblemCode.CALLER_NOT_RESOURCE_OWNER);
        }
    }

    private void checkAttributes(Call call, UUID catalog, @Nullable UUID item, @Nullable JsonNode attributes) {
        if (attributes != null && !attributes.isEmpty()) {
            EntitlementLimits.check(
                    items.attributesBeside(call, catalog, item) + attributes.size(),
                    limits.catalogAttributes(),
                    "attributes in a catalog");
        }
    }

    private Outcome record(Call call, String type, Item item, String activity, @Nullable Group group) {
        UUID id = Ids.next();
        sql.statement(call, """
                insert into access_package_resource_request
                  (tenant_id, id, catalog_id, resource_id, request_type, state, created_at)
                values (:tenant, :id, :catalog, :resource, :type, 'delivered', :now)
                """)
                .bind("id", id)
                .bind("catalog", item.catalog())
                .bind("resource", item.id())
                .bind("type", type)
                .update();
        audit.record(
                call,
                List.of(EntitlementAudit.entry(activity, "Add", "AccessPackageResource", item.id(), item.displayName())
                        .target(group == null ? AuditTarget.of("Group", item.group(), null) : group.target())
                        .detail("AccessPackageCatalogId", item.catalog().toString())
                        .detail("RequestId", id.toString())
                        .detail("RequestType", type)));
        return Outcome.created(id);
    }

    /** What is asked for. */
    record NewResourceRequest(String requestType, @Nullable Reference catalog, NewResource resource) {}

    /** A resource to add, or the one to change or remove. */
    record NewResource(
            @Nullable UUID id,
            @Nullable String originId,
            @Nullable String originSystem,
            @Nullable String displayName,
            @Nullable String description,
            @Nullable JsonNode attributes) {}
}
