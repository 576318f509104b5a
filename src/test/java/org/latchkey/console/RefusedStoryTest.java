package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Api;

/** Who may not do a thing does not see the button, and the API refuses the same call. */
class RefusedStoryTest {

    @Test
    void aPlainPersonSeesAGroupAndNoButtonThatChangesIt() {
        Api api = Api.fresh();
        String group = api.group("Harbour masters");
        String plain = api.person("Pat Lowe");
        api.person("Gus Hart", DirectoryRole.GROUPS_ADMINISTRATOR);

        try (Screen gus = Screen.of(api, "Gus Hart")) {
            gus.open("/admin/groups/" + group).sees("Harbour masters").settle();
            assertThat(gus.offers("Edit")).isTrue();
            assertThat(gus.offers("Delete")).isTrue();
        }
        try (Screen pat = Screen.of(api, "Pat Lowe")) {
            pat.open("/admin/groups/" + group).sees("Harbour masters").settle();
            assertThat(pat.offers("Edit")).isFalse();
            assertThat(pat.offers("Delete")).isFalse();
            pat.tab("Members").sees("Nobody is a member now").settle();
            assertThat(pat.offers("Add members")).isFalse();
        }
        api.as(plain).patch("groups/" + group, "{\"description\": \"mine\"}").is(403);
        api.as(plain).delete("groups/" + group).is(403);
    }
}
