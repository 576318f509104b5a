package org.latchkey.directory;

import org.latchkey.graph.Link;

/** How directory objects lead to each other, as SQL over the row {@code it} and the object {@code to}. */
final class Links {

    static final String MEMBERS = """
            to.id in (
              select m.principal_id
              from active_membership(:now) m
              where m.tenant_id = it.tenant_id
                and m.group_id = it.id
                and m.access = 'member')""";

    static final String TRANSITIVE_MEMBERS = """
            to.id in (
              select m.principal_id
              from transitive_member(it.tenant_id, it.id, :now) m)""";

    static final String OWNERS = """
            to.id in (
              select m.principal_id
              from active_membership(:now) m
              where m.tenant_id = it.tenant_id
                and m.group_id = it.id
                and m.access = 'owner')""";

    /** Groups it is in and roles it holds, both directly. */
    static final String MEMBER_OF = """
            to.id in (
              select m.group_id
              from active_membership(:now) m
              where m.tenant_id = it.tenant_id
                and m.principal_id = it.id
                and m.access = 'member'
              union all
              select a.template_id
              from directory_role_assignment a
              where a.tenant_id = it.tenant_id
                and a.principal_id = it.id)""";

    /** And those reached through groups. */
    static final String TRANSITIVE_MEMBER_OF = """
            to.id in (
              select g.group_id
              from group_of(it.tenant_id, it.id, :now) g
              union all
              select r.template_id
              from held_role(it.tenant_id, it.id, :now) r)""";

    static final String OWNED = """
            to.id in (
              select m.group_id
              from active_membership(:now) m
              where m.tenant_id = it.tenant_id
                and m.principal_id = it.id
                and m.access = 'owner')""";

    static final String MANAGER = """
            to.id = (
              select m.manager_id
              from manager m
              where m.tenant_id = it.tenant_id
                and m.user_id = it.id)""";

    static final String REPORTS = """
            to.id in (
              select m.user_id
              from manager m
              where m.tenant_id = it.tenant_id
                and m.manager_id = it.id)""";

    /** Who holds the role directly. */
    static final String HOLDERS = """
            to.id in (
              select a.principal_id
              from directory_role_assignment a
              where a.tenant_id = it.tenant_id
                and a.template_id = it.id)""";

    private Links() {}

    /** A link to a group's members, which some groups hide. */
    static Link members(Link link, String on) {
        return link.on(on)
                .veiled(
                        "it.visibility is distinct from 'HiddenMembership'",
                        DirectoryAction.READ_HIDDEN_MEMBERS,
                        "group",
                        "it.id");
    }

    /** A link to what something is a member of, which some groups hide; nobody hides it from the member. */
    static Link memberships(Link link, String on) {
        return link.on(on)
                .veiled(
                        "to.visibility is distinct from 'HiddenMembership' or it.id = :caller",
                        DirectoryAction.READ_HIDDEN_MEMBERS,
                        "group",
                        "to.id");
    }
}
