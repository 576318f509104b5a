package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/** Who sees what not everybody may: the members of groups that hide them, and what was deleted. */
class VisibilityTest {
    private final Api api = Api.fresh();
    private final String ann = api.person("Ann");
    private final String bob = api.person("Bob");
    private final String club = club();

    private String club() {
        String group = api.asAdmin().post("groups", """
                        {"displayName": "Club", "mailNickname": "club", "mailEnabled": true, "securityEnabled": false,
                         "groupTypes": ["Unified"], "visibility": "HiddenMembership"}
                        """).is(201).text("/id");
        api.addMember(group, ann);
        return group;
    }

    @Test
    void hiddenMembersAreSeenByWhoSharesTheGroupOrManagesIt() {
        String carl = api.person("Carl");
        api.addOwner(club, carl);
        String manager = api.person("Gus", DirectoryRole.GROUPS_ADMINISTRATOR);
        String reader = api.person("Rea", DirectoryRole.REPORTS_READER);
        for (String who : List.of(ann, carl, manager)) {
            assertThat(members(api.as(who))).as(who).contains(ann);
        }
        for (String who : List.of(bob, reader)) {
            assertThat(members(api.as(who))).as(who).isEmpty();
        }
        assertThat(api.as(bob).get("groups/" + club + "/owners").is(200).ids()).contains(carl);
    }

    @Test
    void hiddenMembersTakeAPermissionOfTheirOwn() {
        assertThat(members(api.as(ann).with("Group.Read.All"))).isEmpty();
        assertThat(members(api.as(ann).with("Group.Read.All", "Member.Read.Hidden")))
                .contains(ann);
        String app = api.app("Inventory");
        assertThat(members(api.asApp(app).with("Group.Read.All"))).isEmpty();
        assertThat(members(api.asApp(app).with("Group.Read.All", "Member.Read.Hidden")))
                .contains(ann);
    }

    @Test
    void hiddenMembersStayHiddenWhicheverWayIsAsked() {
        var other = api.as(bob);
        var eventually = other.header("ConsistencyLevel", "eventual");
        assertThat(other.get("groups/" + club + "/transitiveMembers").is(200).ids())
                .isEmpty();
        assertThat(other.get("groups/" + club + "/members/microsoft.graph.user")
                        .is(200)
                        .ids())
                .isEmpty();
        other.get("groups/" + club + "?$expand=members").is(200).has("/members", "");
        assertThat(eventually.get("groups/" + club + "/members/$count").is(200).body())
                .isEqualTo("0");
        assertThat(other.get("users/" + ann + "/memberOf").is(200).ids()).isEmpty();
        assertThat(other.get("users/" + ann + "/transitiveMemberOf").is(200).ids())
                .isEmpty();
        assertThat(api.as(ann).get("me/memberOf").is(200).ids()).contains(club);
    }

    private List<String> members(Api.Client by) {
        return by.get("groups/" + club + "/members").is(200).ids();
    }

    @Test
    void aPermissionForUsersShowsDeletedUsersOnly() {
        String admin = api.person("Gina", DirectoryRole.GLOBAL_ADMINISTRATOR);
        api.asAdmin().delete("users/" + bob).is(204);
        api.asAdmin().delete("groups/" + club).is(204);
        String app = api.app("Inventory");
        for (var caller : List.of(api.as(admin), api.asApp(app))) {
            var people = caller.with("User.Read.All");
            people.get("directory/deletedItems/" + bob).is(200);
            people.get("directory/deletedItems/" + club).is(404);
            assertThat(people.get("directory/deletedItems/microsoft.graph.group")
                            .is(200)
                            .ids())
                    .isEmpty();
            var groups = caller.with("Group.Read.All");
            groups.get("directory/deletedItems/" + club).is(200);
            groups.get("directory/deletedItems/" + bob).is(404);
            groups.post("directory/deletedItems/" + club + "/restore", "{}").fails(403, "Authorization_RequestDenied");
            caller.with("Group.ReadWrite.All")
                    .post("directory/deletedItems/" + bob + "/restore", "{}")
                    .is(404);
            caller.with("User.ReadBasic.All")
                    .get("directory/deletedItems/" + bob)
                    .fails(403, "Authorization_RequestDenied");
            caller.with("Directory.Read.All")
                    .get("directory/deletedItems/" + club)
                    .is(200);
        }
    }
}
