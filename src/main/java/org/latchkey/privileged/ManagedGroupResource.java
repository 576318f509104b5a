package org.latchkey.privileged;

import static org.latchkey.graph.Property.Operator.EQ;
import static org.latchkey.graph.Property.Operator.STARTS_WITH;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.directory.Group;
import org.latchkey.graph.Declaration;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.policy.GroupFilters;
import org.latchkey.policy.ManagedGroups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Managed groups and those that could be, as beta's <a
 * href="https://learn.microsoft.com/graph/api/resources/governanceresource?view=graph-rest-beta">governanceResource</a> shows
 * them, and the one call that brings a group under management without doing anything else.
 */
@Configuration(proxyBeanMethods = false)
class ManagedGroupResource {

    /** The body of register. */
    record Registration(UUID externalId) {}

    @Bean
    Resource managedGroup(ManagedGroups managedGroups, GroupFilters groups, Guard guard) {
        return governance("managed_group_shown(:tenant, :now)")
                .text("status", it -> it.readOnly())
                .instant(
                        "registeredDateTime",
                        it -> it.from("managed_at").readOnly().sortable())
                .at("beta/privilegedAccess/aadGroups/resources")
                .readBy(PrivilegedAction.READ_MANAGED_GROUPS)
                .collectionAction(
                        "register",
                        PrivilegedAction.REGISTER_GROUPS,
                        Registration.class,
                        (call, keys, body) -> register(call, body, managedGroups, groups, guard))
                .declare();
    }

    /** Groups the caller may bring under management and nobody has yet. */
    @Bean
    Resource discoverableGroup() {
        return governance("discoverable_group")
                .as("discoverableGroup")
                .text("status", it -> it.from("'Unmanaged'::text").readOnly())
                .instant(
                        "registeredDateTime", it -> it.from("null::timestamptz").readOnly())
                .at("beta/privilegedAccess/aadGroups/discoverableResources")
                .readBy(PrivilegedAction.MANAGE_GROUPS)
                .declare();
    }

    private static Declaration governance(String source) {
        return Resource.of("governanceResource", source)
                .id()
                .guid("externalId", it -> it.from("group_id").readOnly().filter(EQ))
                .text("type", it -> it.from("'Group'::text").readOnly())
                .text("displayName", it -> it.readOnly().filter(EQ, STARTS_WITH).sortable())
                .anchor("group", "it.group_id");
    }

    private static Outcome register(
            Call call, Registration body, ManagedGroups managedGroups, GroupFilters groups, Guard guard) {
        Group group = groups.manageable(call, body.externalId());
        guard.require(call, PrivilegedAction.MANAGE_GROUPS, Map.of("group", group.id()));
        managedGroups.manage(call, Set.of(group.id()));
        return Outcome.NONE;
    }
}
