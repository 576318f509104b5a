package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.CONDITIONAL_ACCESS_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;

/**
 * What belongs to signing in, each by clicks of the least who may: an authentication context is made and published, another
 * provider is trusted, and somebody without a way to sign in gets a Temporary Access Pass and signs in with it.
 */
class IdentityStoryTest {
    private final Api api = Api.sample();

    @Test
    void whatBelongsToSigningInIsSetUp() {
        try (var cast = new Cast(api);
                var remy = Screen.ofNobody(api)) {
            anAuthenticationContextIsPublished(cast);
            anotherProviderIsTrusted(cast, remy);
            somebodyIsLetInByATemporaryAccessPass(cast, remy);
        }
    }

    private void anAuthenticationContextIsPublished(Cast cast) {
        api.person("Conny Acs", CONDITIONAL_ACCESS_ADMINISTRATOR);
        Screen conny = cast.of("Conny Acs");
        conny.go("Protection", "Authentication contexts").seesRow("Two factors", "c1", "Enabled");
        conny.button("New authentication context").fill("Name", "Payments").press("Save");
        conny.seesRow("Payments", "c2", "Enabled").lacks("Delete Payments");
        assertThat(api.asAdmin()
                        .get("identity/conditionalAccess/authenticationContextClassReferences/c2")
                        .is(200)
                        .text("/isAvailable"))
                .isEqualTo("true");
        conny.button("Edit Payments").choose(AriaRole.SWITCH, "Publish to apps").press("Save");
        conny.seesRow("Payments", "Disabled")
                .button("Delete Payments")
                .answer("Delete")
                .sees("Payments is deleted");
        api.asAdmin()
                .get("identity/conditionalAccess/authenticationContextClassReferences/c2")
                .is(404);
        cast.of("Remy Tan")
                .go("Protection", "Authentication contexts")
                .seesRow("Two factors")
                .lacks("New authentication context")
                .lacks("Edit Two factors");
    }

    private void anotherProviderIsTrusted(Cast cast, Screen nobody) {
        api.person("Pia Idp", EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR);
        Screen pia = cast.of("Pia Idp");
        pia.go("External Identities", "All identity providers").button("New OpenID Connect provider");
        pia.fill("Display name", "Harbour pass").fill("Client ID", "brightwater");
        pia.fill("Issuer URI", "ftp://login.harbour.example").press("Add");
        pia.sees("Paste the client secret");
        pia.dialog().getByLabel("Client secret").fill("agreed-by-letter");
        pia.press("Add").refused(400, "must be an https address");
        pia.fill("Issuer URI", "https://login.harbour.example").press("Add");
        pia.sees("must have it as a redirect URI");
        String id = pia.page().url().replaceFirst(".*/", "");
        pia.sees("/" + api.tenant() + "/signin/with/" + id + "/callback");
        assertThat(pia.page().content()).doesNotContain("agreed-by-letter");
        pia.button("Edit").fill("Claim for Sub", "oid").press("Save");
        pia.sees("Saved.");
        assertThat(api.asAdmin().get("identity/identityProviders/" + id).is(200).text("/inboundClaimMapping/sub"))
                .isEqualTo("oid");
        nobody.page().navigate("/?tenant=" + api.domain());
        nobody.sees("Harbour pass");
        pia.button("Delete").answer("Delete").sees("Harbour pass is deleted.").settle();
        api.asAdmin().get("identity/identityProviders/" + id).is(404);
        cast.of("Remy Tan").lacks("All identity providers");
        cast.leave("Remy Tan");
    }

    private void somebodyIsLetInByATemporaryAccessPass(Cast cast, Screen remy) {
        Screen asha = cast.of("Asha Mehta");
        asha.go("Users", "All users");
        asha.the(AriaRole.SEARCHBOX, "Search by name or address").fill("Remy Tan");
        asha.link("Remy Tan");
        asha.tab("Authentication methods").sees("They have nothing to sign in with here");
        asha.button("Add Temporary Access Pass").press("Add");
        asha.sees("It is shown this once");
        String pass = asha.dialog().locator("code").innerText();
        asha.answer("I have it").seesRow("Temporary Access Pass", "Usable");
        assertThat(asha.page().content()).doesNotContain(pass);

        remy.page().navigate("/" + api.tenant() + "/signin/methods");
        remy.page().locator("#username").fill("remy.tan@" + api.domain());
        remy.page().locator("#password").fill(pass);
        remy.button("Sign in");
        remy.sees("How you sign in");

        asha.again().seesRow("Temporary Access Pass", "Used");
        asha.button("Remove Temporary Access Pass").answer("Remove");
        asha.sees("They have nothing to sign in with here");
        asha.lacks("Revoke sessions");
    }
}
