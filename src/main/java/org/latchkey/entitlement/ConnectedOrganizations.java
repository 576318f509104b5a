package org.latchkey.entitlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.latchkey.sql.State;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Making, changing and removing connected organizations. */
@Component
class ConnectedOrganizations {

    /** How policies' targets and the audit log call one. */
    static final String KIND = "connectedOrganization";

    private final Sql sql;
    private final AuditLog audit;
    private final EntitlementLimits limits;

    ConnectedOrganizations(Sql sql, AuditLog audit, EntitlementLimits limits) {
        this.sql = sql;
        this.audit = audit;
        this.limits = limits;
    }

    /** The organizations of those ids, by id; ids nobody has are left out. */
    Map<UUID, ConnectedOrganization> find(Call call, Collection<UUID> ids) {
        return sql.statement(call, """
                select id, display_name, state
                from connected_organization
                where tenant_id = :tenant
                  and id = any(:ids::uuid[])
                """).bind("ids", ids).list(ConnectedOrganization::read).stream()
                .collect(Collectors.toMap(ConnectedOrganization::id, Function.identity()));
    }

    /** The organization a path leads to. */
    ConnectedOrganization get(Call call, UUID id) {
        ConnectedOrganization found = find(call, List.of(id)).get(id);
        if (found == null) {
            throw Problem.of(ProblemCode.RESOURCE_NOT_FOUND);
        }
        return found;
    }

    /** Makes one; its people sign in at one place, or none is known yet. */
    Outcome create(Call call, Keys keys, NewOrganization body) {
        Texts.demandName(body.displayName());
        JsonNode sources = body.identitySources();
        if (sources != null && sources.size() > 1) {
            throw Problem.badRequest("identitySources may hold one identity source.");
        }
        int others = sql.statement(call, """
                select count(*)::int as number
                from connected_organization
                where tenant_id = :tenant
                """).one(row -> row.number("number"));
        EntitlementLimits.check(others + 1, limits.connectedOrganizations(), "connected organizations");
        ConnectedOrganization made = new ConnectedOrganization(
                Ids.next(),
                body.displayName(),
                body.state() == null ? ConnectedOrganization.Stage.CONFIGURED : body.state());
        sql.statement(call, """
                insert into connected_organization
                  (tenant_id, id, display_name, description, state, identity_sources, created_at, modified_at)
                values (:tenant, :id, :name, :description, :state, :sources::json, :now, :now)
                """)
                .bind("id", made.id())
                .bind("name", made.displayName())
                .bind("description", body.description())
                .bind("state", made.stage())
                .bind("sources", sources == null ? "[]" : sources.toString())
                .update();
        audit.record(
                call,
                List.of(entry("Create connected organization", "Add", made)
                        .change("DisplayName", null, made.displayName())
                        .change("State", null, made.stage())
                        .change("IdentitySources", null, sources)));
        return Outcome.created(made.id());
    }

    /** Changes what the body carries. */
    Outcome update(Call call, Keys keys, Patch patch) {
        ConnectedOrganization before = get(call, keys.lastId());
        ConnectedOrganization after = new ConnectedOrganization(
                before.id(),
                patch.get("displayName", String.class).orElse(before.displayName()),
                patch.get("state", String.class)
                        .map(text -> State.parse(ConnectedOrganization.Stage.class, text))
                        .orElse(before.stage()));
        Texts.demandName(after.displayName());
        sql.statement(call, """
                update connected_organization
                set display_name = :name,
                    description = case when :described then :description::text else description end,
                    state = :state,
                    modified_at = :now
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("id", after.id())
                .bind("name", after.displayName())
                .bind("described", patch.has("description"))
                .bind("description", patch.get("description", String.class).orElse(null))
                .bind("state", after.stage())
                .update();
        audit.record(
                call,
                List.of(entry("Update connected organization", "Update", after)
                        .change("DisplayName", before.displayName(), after.displayName())
                        .change("State", before.stage(), after.stage())));
        return Outcome.NONE;
    }

    /** Removes one that no policy names. */
    Outcome delete(Call call, Keys keys) {
        ConnectedOrganization gone = get(call, keys.lastId());
        int removed = sql.statement(call, """
                delete from connected_organization o
                where o.tenant_id = :tenant
                  and o.id = :id
                  and not exists (
                    select
                    from assignment_policy_target t
                    where t.tenant_id = :tenant
                      and t.object_id = :id
                      and t.kind = :kind)
                """)
                .bind("id", gone.id())
                .bind("kind", KIND)
                .update();
        if (removed == 0) {
            throw Problem.of(
                    ProblemCode.RESOURCE_IN_USE,
                    "Assignment policies name '%s'. Change or delete them first.".formatted(gone.displayName()));
        }
        audit.record(call, List.of(entry("Delete connected organization", "Delete", gone)));
        return Outcome.NONE;
    }

    static AuditEntry entry(String activity, String operation, ConnectedOrganization about) {
        return EntitlementAudit.entry(activity, operation, "ConnectedOrganization", about.id(), about.displayName());
    }

    /** An organization to connect; null leaves it to the default. */
    record NewOrganization(
            String displayName,
            @Nullable String description,
            ConnectedOrganization.@Nullable Stage state,
            @Nullable JsonNode identitySources) {}
}
