package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/**
 * A client comes to exist by clicks alone: an Application Administrator registers it, makes a secret and grants it a permission. With
 * the id and the secret that the pages showed it gets a token and calls the API; with the permission revoked, the client disabled,
 * the secret removed it does not. Whoever may only read is offered none of it.
 */
class ApplicationStoryTest {
    private static final String ADMINISTRATOR = "Yuki Mori";
    private static final String COLLEAGUE = "Remy Tan";
    private static final String DENIED = "Authorization_RequestDenied";
    private static final String NAME = "Berth planner export";

    private final Api api = Api.sample();

    private String endpoint = "";

    /** A token for the client itself, as its program asks for one. */
    private Answer token(String clientId, String secret) {
        return api.form(
                endpoint,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_secret",
                        secret,
                        "scope",
                        "https://graph.microsoft.com/.default"));
    }

    private Answer users(Answer token) {
        return api.asNobody()
                .header("Authorization", "Bearer " + token.text("/access_token"))
                .get("users?$top=1");
    }

    /** What stands beside a name among the facts of a page or dialog. */
    private static String fact(Screen screen, String name) {
        Locator value = screen.page()
                .locator("dt", new com.microsoft.playwright.Page.LocatorOptions().setHasText(name))
                .first()
                .locator("xpath=following-sibling::dd[1]")
                .locator("code");
        return value.innerText();
    }

    /** What the colleague's pages do not offer, the API refuses them. */
    private void refused(String clientId) {
        Api.Client remy = api.as("remy.tan@" + api.domain());
        String application =
                remy.get("applications?$filter=appId eq '" + clientId + "'").text("/value/0/id");
        String principal = remy.get("servicePrincipals?$filter=appId eq '" + clientId + "'")
                .text("/value/0/id");
        String grant = remy.get("servicePrincipals/" + principal + "/appRoleAssignments")
                .text("/value/0/id");
        String mine =
                remy.get("users?$filter=displayName eq '" + COLLEAGUE + "'").text("/value/0/id");
        remy.post("applications", "{\"displayName\": \"Mine\"}").fails(403, DENIED);
        remy.patch("applications/" + application, "{\"displayName\": \"Mine\"}").fails(403, DENIED);
        remy.delete("applications/" + application).fails(403, DENIED);
        remy.post("applications/" + application + "/addPassword", "{}").fails(403, DENIED);
        remy.post("applications/" + application + "/removePassword", "{\"keyId\": \"" + grant + "\"}")
                .fails(403, DENIED);
        remy.post(
                        "applications/" + application + "/owners/$ref",
                        "{\"@odata.id\": \"%s/v1.0/directoryObjects/%s\"}".formatted(api.server(), mine))
                .fails(403, DENIED);
        remy.post("servicePrincipals", "{\"appId\": \"" + grant + "\"}").fails(403, DENIED);
        remy.patch("servicePrincipals/" + principal, "{\"accountEnabled\": false}")
                .fails(403, DENIED);
        remy.delete("servicePrincipals/" + principal).fails(403, DENIED);
        remy.delete("servicePrincipals/" + principal + "/appRoleAssignments/" + grant)
                .fails(403, DENIED);
    }

    @Test
    void aClientIsMadeAndUnmadeByClicks() {
        try (var cast = new Cast(api)) {
            Screen yuki = cast.of(ADMINISTRATOR);
            yuki.go("Applications", "App registrations").link("New registration");
            yuki.fill("Name", NAME).button("Register").sees("Essentials");
            String clientId = fact(yuki, "Application (client) ID");
            endpoint = URI.create(fact(yuki, "OAuth 2.0 token endpoint")).getPath();
            String page = yuki.page().url();

            yuki.tab("Certificates & secrets").button("New client secret");
            yuki.fill("Description", "Night export").press("Add");
            yuki.sees("It is shown this once");
            String secret = fact(yuki, "Value");
            yuki.answer("I have it").seesRow("Night export", "Current", secret.substring(0, 3) + "…");
            assertThat(yuki.page().content()).doesNotContain(secret);
            yuki.again();
            assertThat(yuki.page().content()).doesNotContain(secret);

            users(token(clientId, secret).is(200)).is(403);

            yuki.tab("API permissions").button("Add a permission");
            yuki.choose(AriaRole.RADIO, "Application permissions");
            yuki.the(AriaRole.SEARCHBOX, "Search permissions").fill("User.Read");
            yuki.click(AriaRole.CHECKBOX, "User.Read.All").answer("Add permissions");
            yuki.seesRow("User.Read.All", "Application", "Not granted");
            users(token(clientId, secret).is(200)).is(403);
            yuki.button("Grant admin consent").answer("Grant").seesRow("User.Read.All", "Granted");
            users(token(clientId, secret).is(200)).is(200);

            Screen remy = cast.of(COLLEAGUE);
            remy.go("Applications", "App registrations").lacks("New registration");
            remy.link(NAME).sees("Essentials").lacks("Delete").lacks("Edit");
            remy.tab("Certificates & secrets").seesRow("Night export").lacks("New client secret");
            remy.lacks("Remove secret Night export").lacks("Upload certificate");
            remy.tab("API permissions").seesRow("User.Read.All", "Granted").lacks("Add a permission");
            remy.tab("Owners").lacks("Add owners");
            remy.go("Applications", "Enterprise applications").lacks("New application");
            remy.link(NAME).lacks("Disable").lacks("Delete").tab("Permissions");
            remy.seesRow("User.Read.All").lacks("Revoke application permission User.Read.All");
            cast.leave(COLLEAGUE);
            refused(clientId);

            yuki.tab("Overview")
                    .link(NAME)
                    .tab("Permissions")
                    .button("Revoke application permission User.Read.All")
                    .answer("Revoke")
                    .sees("No administrator has granted it anything");
            users(token(clientId, secret).is(200)).is(403);
            yuki.button("Grant admin consent").answer("Grant").seesRow("User.Read.All", "An administrator");
            Answer last = token(clientId, secret).is(200);
            users(last).is(200);
            yuki.button("Disable").answer("Disable").sees("is disabled");
            token(clientId, secret).is(401);
            users(last).is(401);
            yuki.button("Enable").answer("Enable").sees("is enabled");
            token(clientId, secret).is(200);

            yuki.page().navigate(page);
            yuki.tab("Certificates & secrets")
                    .button("Remove secret Night export")
                    .answer("Remove")
                    .sees("There are no client secrets");
            token(clientId, secret).is(401);
            // With all that goes with it on the screen: nothing of it is asked for any more.
            yuki.tab("API permissions").seesRow("User.Read.All");
            yuki.button("Delete").answer("Delete").sees(NAME + " is deleted.").settle();
        }
    }
}
