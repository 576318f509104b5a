package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** Somebody joins, changes and leaves, by clicks of who looks after people; who does not is offered none of it. */
class UsersStoryTest {
    private static final String UMA = "Uma Adams";
    private static final String PAUL = "Plain Paul";

    private final Api api = Api.fresh();

    @Test
    void somebodyJoinsChangesAndLeaves() {
        api.person(UMA, DirectoryRole.USER_ADMINISTRATOR);
        api.person(PAUL);
        String address = "nina.new@" + api.domain();
        try (Screen uma = Screen.of(api, UMA);
                Screen paul = Screen.of(api, PAUL)) {
            uma.go("Users", "All users")
                    .link("New user")
                    .fill("User principal name", "nina.new")
                    .button("Create")
                    .sees("Give the user a display name.")
                    .fill("Display name", "Nina New")
                    .fill("Department", "Ports")
                    .button("Create")
                    .sees("Nina New is there.");
            assertThat(api.asAdmin().get("users/" + address).is(200).text("/displayName"))
                    .isEqualTo("Nina New");

            // Whoever is no administrator sees people and is offered nothing, for themselves neither.
            paul.go("Users", "All users")
                    .seesRow("Nina New")
                    .lacks(List.of("New user", "Deleted users"))
                    .link(PAUL)
                    .sees("Object id")
                    .lacks("Edit")
                    .lacks("Delete");
            paul.page().goBack();
            paul.link("Nina New").sees("Object id").lacks("Edit").lacks("Delete");

            uma.button("Edit")
                    .fill("Job title", "Harbour pilot")
                    .pick("Manager", PAUL)
                    .answer("Save")
                    .sees("Harbour pilot")
                    .sees(PAUL);
            api.asAdmin()
                    .get("users/" + address + "?$select=jobTitle,department&$expand=manager($select=displayName)")
                    .is(200)
                    .has("/jobTitle", "Harbour pilot")
                    .has("/department", "Ports")
                    .has("/manager/displayName", PAUL);

            uma.button("Delete").answer("Delete").sees("Nina New is deleted.").misses("Harbour pilot");
        }
        api.asAdmin().get("users/" + address).is(404);
    }
}
