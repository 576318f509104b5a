package org.latchkey.entitlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom policies name: that they exist, what they are called, and which policies name them. */
@Component
class PolicySubjects {

    private static final Map<String, DirectoryObject.Type> NAMED = Map.of(
            "userId",
            DirectoryObject.Type.USER,
            "groupId",
            DirectoryObject.Type.GROUP,
            "servicePrincipalId",
            DirectoryObject.Type.SERVICE_PRINCIPAL);

    private final Sql sql;
    private final Directory directory;

    PolicySubjects(Sql sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    /**
     * Describes every subject set that has no description by the name of whom it names.
     *
     * @param parts JSON of settings, changed in place
     * @throws org.latchkey.kernel.Problem InvalidPolicy when somebody is not there
     */
    void describe(Call call, JsonNode... parts) {
        Map<UUID, DirectoryObject.Type> named = new LinkedHashMap<>();
        for (JsonNode part : parts) {
            walk(part, (subject, key) -> named.put(id(subject, key), type(key)));
        }
        Map<UUID, DirectoryObject> found = directory.find(call, named.keySet());
        named.forEach((id, type) -> {
            DirectoryObject object = found.get(id);
            PolicyRules.demand(
                    object != null && object.type() == type && !object.deleted(),
                    "There is no %s %s.".formatted(type.text(), id));
        });
        for (JsonNode part : parts) {
            walk(part, (subject, key) -> {
                if (!subject.path("description").isString()) {
                    DirectoryObject object = found.get(id(subject, key));
                    subject.put("description", object == null ? null : object.displayName());
                }
            });
        }
    }

    private static void walk(JsonNode node, BiConsumer<ObjectNode, String> visit) {
        if (node instanceof ObjectNode object) {
            PolicyRules.demand(
                    !object.path("connectedOrganizationId").isString(),
                    "There is no connected organization %s."
                            .formatted(object.path("connectedOrganizationId").asString("")));
            NAMED.keySet().stream()
                    .filter(key -> object.path(key).isString())
                    .forEach(key -> visit.accept(object, key));
        }
        node.forEach(child -> walk(child, visit));
    }

    private static UUID id(JsonNode subject, String key) {
        String text = subject.path(key).asString();
        return Ids.parse(text).orElseThrow(() -> PolicyRules.invalid("%s is not an id: %s.".formatted(key, text)));
    }

    private static DirectoryObject.Type type(String key) {
        DirectoryObject.Type type = NAMED.get(key);
        if (type == null) {
            throw new IllegalArgumentException(key);
        }
        return type;
    }

    /** Makes a policy's targets findable from their side. */
    void index(Call call, AssignmentPolicy policy) {
        List<DirectoryObject.Type> kinds = new ArrayList<>();
        List<UUID> objects = new ArrayList<>();
        for (SubjectSet target : policy.targets()) {
            if (target instanceof SubjectSet.SingleUser user) {
                add(kinds, DirectoryObject.Type.USER, objects, user.userId());
            } else if (target instanceof SubjectSet.GroupMembers group) {
                add(kinds, DirectoryObject.Type.GROUP, objects, group.groupId());
            } else if (target instanceof SubjectSet.SingleServicePrincipal application) {
                add(kinds, DirectoryObject.Type.SERVICE_PRINCIPAL, objects, application.servicePrincipalId());
            }
        }
        sql.statement(call, """
                with gone as (
                  delete from assignment_policy_target t
                  where t.tenant_id = :tenant
                    and t.policy_id = :policy
                    and (t.kind, t.object_id) not in (select * from unnest(:kinds::text[], :objects::uuid[])))
                insert into assignment_policy_target (tenant_id, policy_id, kind, object_id)
                select distinct :tenant::uuid, :policy::uuid, target.kind, target.object_id
                from unnest(:kinds::text[], :objects::uuid[]) as target (kind, object_id)
                on conflict do nothing
                """)
                .bind("policy", policy.id())
                .bind("kinds", kinds)
                .bind("objects", objects)
                .update();
    }

    private static void add(
            List<DirectoryObject.Type> kinds, DirectoryObject.Type kind, List<UUID> objects, UUID object) {
        kinds.add(kind);
        objects.add(object);
    }
}
