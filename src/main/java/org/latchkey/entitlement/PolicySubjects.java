package org.latchkey.entitlement;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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

    /** The properties by which subject sets name somebody, and what they name. */
    private static final Map<String, String> NAMED = Map.of(
            "userId", DirectoryObject.Type.USER.text(),
            "groupId", DirectoryObject.Type.GROUP.text(),
            "servicePrincipalId", DirectoryObject.Type.SERVICE_PRINCIPAL.text(),
            "connectedOrganizationId", ConnectedOrganizations.KIND);

    private final Sql sql;
    private final Directory directory;
    private final ConnectedOrganizations organizations;

    PolicySubjects(Sql sql, Directory directory, ConnectedOrganizations organizations) {
        this.sql = sql;
        this.directory = directory;
        this.organizations = organizations;
    }

    private record Named(String kind, UUID id) {}

    /**
     * Describes every subject set that has no description by the name of whom it names.
     *
     * @param parts JSON of settings, changed in place
     * @throws org.latchkey.kernel.Problem InvalidPolicy when somebody is not there
     */
    void describe(Call call, JsonNode... parts) {
        Set<Named> named = new LinkedHashSet<>();
        for (JsonNode part : parts) {
            walk(part, (subject, who) -> named.add(who));
        }
        Map<Named, String> names = names(call, named);
        named.forEach(
                it -> PolicyRules.demand(names.containsKey(it), "There is no %s %s.".formatted(it.kind(), it.id())));
        for (JsonNode part : parts) {
            walk(part, (subject, who) -> {
                if (!subject.path("description").isString()) {
                    subject.put("description", names.get(who));
                }
            });
        }
    }

    private Map<Named, String> names(Call call, Set<Named> named) {
        Set<UUID> ids = named.stream().map(Named::id).collect(Collectors.toSet());
        Map<Named, String> names = new HashMap<>();
        directory.find(call, ids).values().stream()
                .filter(object -> !object.deleted())
                .forEach(it -> names.put(new Named(it.type().text(), it.id()), it.displayName()));
        if (named.stream().anyMatch(it -> it.kind().equals(ConnectedOrganizations.KIND))) {
            organizations
                    .find(call, ids)
                    .values()
                    .forEach(it -> names.put(new Named(ConnectedOrganizations.KIND, it.id()), it.displayName()));
        }
        return names;
    }

    private static void walk(JsonNode node, BiConsumer<ObjectNode, Named> visit) {
        if (node instanceof ObjectNode object) {
            NAMED.forEach((key, kind) -> {
                if (object.path(key).isString()) {
                    visit.accept(object, new Named(kind, id(object, key)));
                }
            });
        }
        node.forEach(child -> walk(child, visit));
    }

    private static UUID id(JsonNode subject, String key) {
        String text = subject.path(key).asString();
        return Ids.parse(text).orElseThrow(() -> PolicyRules.invalid("%s is not an id: %s.".formatted(key, text)));
    }

    /** Makes a policy's targets findable from their side. */
    void index(Call call, AssignmentPolicy policy) {
        List<Named> targets = policy.targets().stream()
                .map(PolicySubjects::named)
                .flatMap(Optional::stream)
                .toList();
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
                .bind("kinds", targets.stream().map(Named::kind).toList())
                .bind("objects", targets.stream().map(Named::id).toList())
                .update();
    }

    private static Optional<Named> named(SubjectSet target) {
        return switch (target) {
            case SubjectSet.SingleUser it -> Optional.of(new Named(DirectoryObject.Type.USER.text(), it.userId()));
            case SubjectSet.GroupMembers it -> Optional.of(new Named(DirectoryObject.Type.GROUP.text(), it.groupId()));
            case SubjectSet.SingleServicePrincipal it ->
                Optional.of(new Named(DirectoryObject.Type.SERVICE_PRINCIPAL.text(), it.servicePrincipalId()));
            case SubjectSet.ConnectedOrganizationMembers it ->
                Optional.of(new Named(ConnectedOrganizations.KIND, it.connectedOrganizationId()));
            case SubjectSet.AttributeRuleMembers none -> Optional.empty();
            case SubjectSet.RequestorManager none -> Optional.empty();
            case SubjectSet.TargetManager none -> Optional.empty();
            case SubjectSet.InternalSponsors none -> Optional.empty();
            case SubjectSet.ExternalSponsors none -> Optional.empty();
            case SubjectSet.TargetUserSponsors none -> Optional.empty();
        };
    }
}
