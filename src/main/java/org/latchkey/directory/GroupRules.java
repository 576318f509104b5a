package org.latchkey.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Problem;

/** What a body may say of a group, what follows from it, and what may be in which group. Pure: no clock, no database. */
final class GroupRules {

    /** What the mailbox of a Microsoft 365 group knows; there is none here. */
    static final List<String> MAILBOX = List.of(
            "allowExternalSenders",
            "autoSubscribeNewMembers",
            "hideFromAddressLists",
            "hideFromOutlookClients",
            "isSubscribedByMail",
            "unseenCount");

    private static final String UNIFIED = "Unified";
    private static final String DYNAMIC = "DynamicMembership";
    private static final String HIDDEN = "HiddenMembership";
    private static final List<String> VISIBILITIES = List.of("Public", "Private", HIDDEN);

    private GroupRules() {}

    /** Checks the body of a new group and completes it. */
    static Patch created(Patch body) {
        Rules.require(body, "Group", "displayName", "mailEnabled", "mailNickname", "securityEnabled");
        for (String property : MAILBOX) {
            if (body.has(property)) {
                throw Rules.bad(
                        "Property '%s' of resource 'Group' cannot be set while it is created.".formatted(property));
            }
        }
        Map<String, @Nullable Object> values = common(body);
        Set<String> types = types(body.get("groupTypes", List.class).orElse(List.of()));
        values.put("groupTypes", List.copyOf(types));
        boolean mail = body.get("mailEnabled", Boolean.class).orElse(false);
        boolean security = body.get("securityEnabled", Boolean.class).orElse(false);
        boolean unified = types.contains(UNIFIED);
        if (mail != unified) {
            throw Rules.bad(
                    mail
                            ? "Mail-enabled security groups and distribution groups cannot be created here."
                            : "A group of type Unified must be mail-enabled.");
        }
        if (!mail && !security) {
            throw Rules.bad("A group must be mail-enabled or security-enabled.");
        }
        boolean dynamic = types.contains(DYNAMIC);
        rule(
                dynamic,
                body.get("membershipRule", String.class),
                body.get("membershipRuleProcessingState", String.class));
        boolean assignable = body.get("isAssignableToRole", Boolean.class).orElse(false);
        if (assignable && (!security || dynamic)) {
            throw Rules.bad("A group that is assignable to roles must be security-enabled and have assigned members.");
        }
        String visibility = (String) values.get("visibility");
        if (HIDDEN.equals(visibility) && !unified) {
            throw Rules.bad("Only Microsoft 365 groups can hide their members.");
        }
        if (assignable) {
            values.put("visibility", "Private");
        } else if (visibility == null && unified) {
            values.put("visibility", "Public");
        }
        return new Patch(values);
    }

    /** Checks a change of a group and completes it. */
    static Patch changed(Group group, Patch body) {
        Rules.neverNull(body, "Group", "displayName", "mailNickname", "securityEnabled", "groupTypes");
        Map<String, @Nullable Object> values = common(body);
        MAILBOX.forEach(values::remove);
        fixed(values, "mailEnabled", group.microsoft365());
        fixed(values, "isAssignableToRole", group.roleAssignable());
        if (HIDDEN.equals(values.get("visibility")) && !HIDDEN.equals(group.visibility())) {
            throw Rules.bad("Members can be hidden only from the start.");
        }
        if (group.roleAssignable() && body.has("visibility") && !"Private".equals(values.get("visibility"))) {
            throw Rules.bad("A group that is assignable to roles must be Private.");
        }
        if (!group.microsoft365() && Boolean.FALSE.equals(values.get("securityEnabled"))) {
            throw Rules.bad("A group must be mail-enabled or security-enabled.");
        }
        if (body.has("groupTypes")) {
            Set<String> types = types(body.get("groupTypes", List.class).orElse(List.of()));
            values.put("groupTypes", List.copyOf(types));
            if (types.contains(UNIFIED) != group.microsoft365()) {
                throw Rules.bad("A group cannot become or cease to be a Microsoft 365 group.");
            }
            if (types.contains(DYNAMIC) && group.roleAssignable()) {
                throw Rules.bad("A group that is assignable to roles must have assigned members.");
            }
        }
        return new Patch(values);
    }

    /** What is decided by the create may be repeated, not changed. */
    private static void fixed(Map<String, @Nullable Object> values, String property, boolean value) {
        if (values.containsKey(property) && value != Boolean.TRUE.equals(values.remove(property))) {
            throw Rules.bad("The property '%s' is read-only and cannot be changed.".formatted(property));
        }
    }

    /** A rule belongs to a dynamic group, and a dynamic group has one. */
    static void rule(boolean dynamic, Optional<String> rule, Optional<String> state) {
        if (dynamic && (rule.isEmpty() || rule.get().isBlank() || state.isEmpty())) {
            throw Rules.bad("A dynamic group needs membershipRule and membershipRuleProcessingState.");
        }
        if (!dynamic && (rule.isPresent() || state.isPresent())) {
            throw Rules.bad("Only a dynamic group can have membershipRule or membershipRuleProcessingState.");
        }
    }

    private static Map<String, @Nullable Object> common(Patch body) {
        Rules.displayName(body, "Group");
        Rules.mailNickname(body, "Group");
        body.get("description", String.class)
                .filter(text -> text.isEmpty() || text.length() > 1024)
                .ifPresent(text -> {
                    throw Rules.invalid("description", "Group");
                });
        body.get("membershipRule", String.class)
                .filter(rule -> rule.length() > 3072)
                .ifPresent(rule -> {
                    throw Rules.invalid("membershipRule", "Group");
                });
        Map<String, @Nullable Object> values = new HashMap<>(body.values());
        Rules.oneOf(body, "Group", "visibility", VISIBILITIES).ifPresent(value -> values.put("visibility", value));
        Rules.oneOf(body, "Group", "membershipRuleProcessingState", List.of("On", "Paused"))
                .ifPresent(value -> values.put("membershipRuleProcessingState", value));
        return values;
    }

    private static Set<String> types(List<?> given) {
        Set<String> types = new java.util.LinkedHashSet<>();
        for (Object type : given) {
            String text = String.valueOf(type);
            if (text.equalsIgnoreCase(UNIFIED)) {
                types.add(UNIFIED);
            } else if (text.equalsIgnoreCase(DYNAMIC)) {
                types.add(DYNAMIC);
            } else {
                throw Rules.invalid("groupTypes", "Group");
            }
        }
        return types;
    }

    /**
     * Refuses what may not be in a group.
     *
     * @throws Problem 400
     */
    static void fits(Group group, DirectoryObject principal, Access access) {
        if (principal.id().equals(group.id())) {
            throw Rules.bad("A group cannot be a member or an owner of itself.");
        }
        boolean fits = switch (principal.type()) {
            case USER -> true;
            case SERVICE_PRINCIPAL -> access == Access.OWNER || !group.microsoft365();
            case GROUP ->
                access == Access.MEMBER
                        && !group.microsoft365()
                        && !group.roleAssignable()
                        && !principal.microsoft365();
        };
        if (!fits) {
            throw Rules.bad("An object of type '%s' cannot be %s of this group."
                    .formatted(principal.type().title(), access == Access.MEMBER ? "a member" : "an owner"));
        }
    }
}
