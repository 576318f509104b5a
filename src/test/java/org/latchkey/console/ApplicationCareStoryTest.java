package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Certified;

/**
 * What becomes of an application that is there, by clicks: where codes are sent, the certificates it proves itself with, who owns it, what
 * administrators and people let it do; until its enterprise application is deleted and made anew.
 */
class ApplicationCareStoryTest {
    private static final String YUKI = "Yuki Mori";
    private static final String KIOSK = "Ticket kiosk";

    private final Api api = Api.sample();
    private final String appId = api.asAdmin()
            .get("applications?$filter=displayName eq '" + KIOSK + "'")
            .text("/value/0/appId");
    private final String application = "applications(appId='" + appId + "')";

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/x-pem-file", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem() throws Exception {
        byte[] certificate = Certified.fresh().certificate().getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    private String principal() {
        return api.asAdmin()
                .get("servicePrincipals?$filter=appId eq '" + appId + "'")
                .text("/value/0/id");
    }

    @Test
    void anApplicationIsLookedAfter() throws Exception {
        try (Screen yuki = Screen.of(api, YUKI)) {
            yuki.go("Applications", "App registrations").link(KIOSK);
            codesAreSentElsewhere(yuki);
            itHasACertificate(yuki);
            somebodyOwnsIt(yuki);
            yuki.go("Applications", "Enterprise applications").link(KIOSK);
            itMayDoOtherThings(yuki);
            itIsDeletedAndMadeAnew(yuki);
        }
    }

    private void codesAreSentElsewhere(Screen yuki) {
        yuki.tab("Authentication").button("Add redirect URI").press("Add").sees("Say where codes are to be sent.");
        yuki.fill("Redirect URI", "http://kiosk.example/").press("Add").refused(400, "https");
        yuki.fill("Redirect URI", "https://kiosk.example/pier-4").answer("Add").sees("https://kiosk.example/pier-4");
        api.asAdmin().get(application).is(200).has("/web/redirectUris/0", "https://kiosk.example/pier-4");
        yuki.button("Remove https://kiosk.example/pier-4").answer("Remove").sees("Removed.");
        yuki.lacks("Remove https://kiosk.example/pier-4")
                .click(AriaRole.SWITCH, "Allow public client flows")
                .sees("Saved.");
        assertThat(api.asAdmin()
                        .get(application)
                        .is(200)
                        .has("/isFallbackPublicClient", "true")
                        .has("/spa/redirectUris/0", "https://kiosk.brightwater.example/")
                        .at("/web/redirectUris")
                        .isEmpty())
                .isTrue();
    }

    private void itHasACertificate(Screen yuki) throws Exception {
        yuki.tab("Certificates & secrets")
                .button("Upload certificate")
                .press("Add")
                .sees("Choose a certificate first.");
        var chooser = yuki.page().getByLabel("Certificate").and(yuki.page().locator("input[type=file]"));
        chooser.setInputFiles(file("notes.pem", "nothing"));
        yuki.sees("Chosen: notes.pem").press("Add").refused(400, "certificate");
        chooser.setInputFiles(file("kiosk.pem", pem()));
        yuki.sees("Chosen: kiosk.pem").fill("Description", "Kiosk of Pier 4").answer("Add");
        yuki.seesRow("Kiosk of Pier 4");
        api.asAdmin().get(application).is(200).has("/keyCredentials/0/displayName", "Kiosk of Pier 4");
        yuki.button("Remove certificate Kiosk of Pier 4").answer("Remove").sees("There are no certificates");
        assertThat(api.asAdmin().get(application).at("/keyCredentials").isEmpty())
                .isTrue();
    }

    private void somebodyOwnsIt(Screen yuki) {
        yuki.tab("Owners")
                .button("Add owners")
                .pick("Owners", "Remy Tan")
                .answer("Add")
                .seesRow("Remy Tan");
        assertThat(api.as("remy.tan@" + api.domain())
                        .patch(application, "{\"notes\": \"mine\"}")
                        .status())
                .isEqualTo(204);
        yuki.button("Remove Remy Tan")
                .sees("unless a role lets them")
                .answer("Remove")
                .misses("Remy Tan");
        api.as("remy.tan@" + api.domain())
                .patch(application, "{\"notes\": \"not mine\"}")
                .fails(403, "Authorization_RequestDenied");
    }

    private void itMayDoOtherThings(Screen yuki) {
        yuki.tab("Groups").sees("There is no group now").tab("Permissions").seesRow("Elin Strand", "User.Read");
        yuki.button("Revoke what Elin Strand agreed to")
                .sees("asked again")
                .answer("Revoke")
                .misses("Elin Strand");
        yuki.seesRow("Theo Janssen", "User.Read").button("Grant a permission");
        yuki.press("Grant").sees("Choose a permission first.");
        yuki.the(AriaRole.SEARCHBOX, "Search permissions").fill("Group.Read.All");
        yuki.click(AriaRole.CHECKBOX, "Group.Read.All").answer("Grant").seesRow("Group.Read.All", "Delegated");
        assertThat(api.asAdmin()
                        .get("oauth2PermissionGrants?$filter=clientId eq '" + principal() + "'")
                        .texts("consentType"))
                .containsExactlyInAnyOrder("Principal", "AllPrincipals");
    }

    private void itIsDeletedAndMadeAnew(Screen yuki) {
        String before = principal();
        yuki.button("Delete")
                .answer("Delete")
                .sees(KIOSK + " is deleted.")
                .seesRow("Crew roster")
                .lacks(KIOSK);
        assertThat(principal()).isEmpty();
        yuki.button("New application").fill("Application (client) ID", "kiosk").press("Create");
        yuki.sees("Paste the application (client) ID of a registration.");
        yuki.fill("Application (client) ID", before).press("Create").sees("No app registration here has that");
        yuki.fill("Application (client) ID", appId)
                .press("Create")
                .sees(KIOSK + " is there.")
                .sees("Enabled for users to sign in");
        yuki.tab("Permissions").sees("No administrator has granted it anything").sees("Nobody has agreed to anything");
        assertThat(principal()).isNotEmpty().isNotEqualTo(before);
    }
}
