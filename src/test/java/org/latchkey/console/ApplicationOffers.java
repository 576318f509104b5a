package org.latchkey.console;

import java.util.Base64;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Certified;
import org.latchkey.testkit.Registered;

/** What there is to do with applications, with the providers that people sign in with, and with authentication contexts. */
final class ApplicationOffers {
    private static final String HOME = "https://planner.example/signed-in";
    private static final String SELF = "User.Read.All";
    private static final String LATER = "Group.Read.All";
    private static final String FOR_SOMEBODY = "User.Read";

    private final Staff staff;
    private final Api api;

    ApplicationOffers(Staff staff) {
        this.staff = staff;
        api = staff.api();
    }

    void list() {
        Registered planner =
                Registered.register(api, "Berth planner", """
                , "web": {"redirectUris": ["%s"]}, "requiredResourceAccess": [
                  {"resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [{"id": "%s", "type": "Role"}]}]
                """.formatted(HOME, Registered.role(api, LATER)));
        planner.with(SELF).agreed(FOR_SOMEBODY);
        registration(planner);
        credentials(planner);
        enterprise(planner);
        identity();
    }

    private void registration(Registered planner) {
        String its = "applications/" + planner.id();
        staff.at("/admin/applications", staff.pat, staff.glen)
                .has(
                        "New registration",
                        "applications/NewRegistration",
                        it -> it.post("applications", "{\"displayName\": \"Mine\"}"),
                        it -> it.post("servicePrincipals", "{\"appId\": \"" + planner.appId() + "\"}"))
                .opening("/admin/applications/new", "Register");
        staff.at("/admin/" + its, staff.pat, staff.glen)
                .has("Edit", "applications/EditRegistration", it -> it.patch(its, "{\"displayName\": \"Mine\"}"))
                .opening("edit=registration", "Save")
                .has("Delete", "applications/RegistrationPage", it -> it.delete(its));
        staff.at("/admin/" + its + "?tab=authentication", staff.pat, staff.glen)
                .has(
                        "Add redirect URI",
                        "applications/Redirects",
                        it -> it.patch(its, "{\"web\": {\"redirectUris\": [\"https://elsewhere.example/\"]}}"))
                .opening("add=redirect", "Add")
                .has(
                        "Remove " + HOME,
                        "applications/Redirects",
                        it -> it.patch(its, "{\"web\": {\"redirectUris\": []}}"))
                .has(
                        "Allow public client flows",
                        "applications/Redirects",
                        it -> it.patch(its, "{\"isFallbackPublicClient\": true}"));
        staff.at("/admin/" + its + "?tab=permissions", staff.pat, staff.glen)
                .has(
                        "Add a permission",
                        "applications/ApiPermissions",
                        it -> it.patch(its, "{\"requiredResourceAccess\": []}"))
                .opening("add=permission", "Add permissions")
                .has(
                        "Remove application permission " + LATER,
                        "applications/ApiPermissions",
                        it -> it.patch(its, "{\"requiredResourceAccess\": []}"))
                .has(
                        "Grant admin consent",
                        "applications/useGiven",
                        it -> it.post(
                                "servicePrincipals/" + planner.principal() + "/appRoleAssignments", role(planner)));
        api.asAdmin().post(its + "/owners/$ref", staff.reference(staff.axel)).is(204);
        staff.at("/admin/" + its + "?tab=owners", staff.pat, staff.glen)
                .has(
                        "Add owners",
                        "applications/Owners",
                        it -> it.post(its + "/owners/$ref", staff.reference(staff.otto)))
                .opening("assign=owners", "Add")
                .has(
                        "Remove " + staff.axel.name(),
                        "applications/Owners",
                        it -> it.delete(its + "/owners/" + staff.axel.id() + "/$ref"));
    }

    private String role(Registered planner) {
        return "{\"principalId\": \"%s\", \"resourceId\": \"%s\", \"appRoleId\": \"%s\"}"
                .formatted(planner.principal(), Registered.graph(api), Registered.role(api, LATER));
    }

    private void credentials(Registered planner) {
        String its = "applications/" + planner.id();
        api.asAdmin()
                .patch(its, "{\"keyCredentials\": [" + certificate() + "]}")
                .is(204);
        String secret = api.asAdmin().get(its).text("/passwordCredentials/0/keyId");
        staff.at("/admin/" + its + "?tab=credentials", staff.pat, staff.glen)
                .has("New client secret", "applications/Secrets", it -> it.post(its + "/addPassword", "{}"))
                .opening("add=secret", "Add")
                .has(
                        "Remove secret first",
                        "applications/Secrets",
                        it -> it.post(its + "/removePassword", "{\"keyId\": \"" + secret + "\"}"))
                .has(
                        "Upload certificate",
                        "applications/Certificates",
                        it -> it.patch(its, "{\"keyCredentials\": [" + certificate() + "]}"))
                .opening("new=certificate", "Add")
                .has(
                        "Remove certificate Night export",
                        "applications/Certificates",
                        it -> it.patch(its, "{\"keyCredentials\": []}"));
    }

    private static String certificate() {
        try {
            return "{\"displayName\": \"Night export\", \"type\": \"AsymmetricX509Cert\", \"usage\": \"Verify\", \"key\": \"%s\"}"
                    .formatted(Base64.getEncoder()
                            .encodeToString(Certified.fresh().certificate().getEncoded()));
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private void enterprise(Registered planner) {
        String its = "servicePrincipals/" + planner.principal();
        String page = "/admin/enterprise-applications/" + planner.principal();
        String graph = Registered.graph(api);
        String role = api.asAdmin().get(its + "/appRoleAssignments").text("/value/0/id");
        String forAll = api.asAdmin().get(its + "/oauth2PermissionGrants").text("/value/0/id");
        String agreed = staff.made(
                "oauth2PermissionGrants", """
                {"clientId": "%s", "consentType": "Principal", "principalId": "%s", "resourceId": "%s", "scope": "%s"}
                """.formatted(planner.principal(), staff.rosa.id(), graph, FOR_SOMEBODY));
        staff.at("/admin/enterprise-applications", staff.pat, staff.glen)
                .has(
                        "New application",
                        "applications/EnterpriseApplications",
                        it -> it.post(
                                "servicePrincipals",
                                "{\"appId\": \"" + planner.id() + "\", \"displayName\": \"Mine\"}"))
                .opening("new=application", "Create");
        staff.at(page, staff.pat, staff.glen)
                .has(
                        "Edit",
                        "applications/EnterpriseApplicationPage",
                        it -> it.patch(its, "{\"displayName\": \"Mine\"}"))
                .opening("edit=name", "Save")
                .has(
                        "Disable",
                        "applications/EnterpriseApplicationPage",
                        it -> it.patch(its, "{\"accountEnabled\": false}"))
                .has("Delete", "applications/EnterpriseApplicationPage", it -> it.delete(its));
        staff.at(page + "?tab=permissions", staff.pat, staff.glen)
                .has(
                        "Grant a permission",
                        "applications/useGiven",
                        it -> it.post(its + "/appRoleAssignments", role(planner)),
                        it -> it.post("oauth2PermissionGrants", """
                                {"clientId": "%s", "consentType": "AllPrincipals", "resourceId": "%s", "scope": "Group.Read.All"}
                                """.formatted(planner.principal(), graph)),
                        it -> it.patch(
                                "oauth2PermissionGrants/" + forAll,
                                "{\"scope\": \"" + FOR_SOMEBODY + " Group.Read.All\"}"))
                .opening("add=permission", "Grant")
                .has(
                        "Revoke application permission " + SELF,
                        "applications/GrantedPermissions",
                        it -> it.delete(its + "/appRoleAssignments/" + role))
                .has(
                        "Revoke delegated permission " + FOR_SOMEBODY,
                        "applications/useGiven",
                        it -> it.patch("oauth2PermissionGrants/" + forAll, "{\"scope\": \"Group.Read.All\"}"),
                        it -> it.delete("oauth2PermissionGrants/" + forAll))
                .has(
                        "Revoke what " + staff.rosa.name() + " agreed to",
                        "applications/ConsentedByPeople",
                        it -> it.delete("oauth2PermissionGrants/" + agreed));
        staff.at("/admin/enterprise-applications/" + graph + "?tab=assigned", staff.pat, staff.glen)
                .has(
                        "Revoke " + SELF + " of Berth planner",
                        "applications/AssignedTo",
                        it -> it.delete("servicePrincipals/" + graph + "/appRoleAssignedTo/" + role));
        // Who makes nothing there has no application made for them either, when they grant it something.
        staff.at("/admin/applications/" + planner.id() + "?tab=permissions", staff.pat, staff.glen)
                .has(
                        "Grant admin consent",
                        "applications/ApiPermissions",
                        it -> it.post("servicePrincipals", "{\"appId\": \"" + planner.appId() + "\"}"));
    }

    private void identity() {
        String body = """
                {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "%s",
                 "issuer": "https://login.northport.example/", "clientId": "%s",
                 "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                          "clientSecret": "agreed-by-letter"}}
                """;
        String provider = staff.made("identity/identityProviders", body.formatted("Northport", api.domain()));
        String its = "identity/identityProviders/" + provider;
        staff.at("/admin/identity-providers", staff.pat, staff.glen)
                .has(
                        "New OpenID Connect provider",
                        "identity/ProviderDialog",
                        it -> it.post("identity/identityProviders", body.formatted("Mine", "mine")))
                .opening("new=provider", "Add");
        staff.at("/admin/identity-providers/" + provider, staff.pat, staff.glen)
                .has("Edit", "identity/ProviderDialog", it -> it.patch(its, """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Mine"}
                        """))
                .opening("edit=provider", "Save")
                .has("Delete", "identity/IdentityProviderPage", it -> it.delete(its));
        String contexts = "identity/conditionalAccess/authenticationContextClassReferences";
        api.asAdmin()
                .patch(contexts + "/c9", "{\"displayName\": \"At the desk\"}")
                .is(204);
        staff.at("/admin/authentication-contexts", staff.pat, staff.glen)
                .has(
                        "New authentication context",
                        "identity/ContextDialog",
                        it -> it.patch(contexts + "/c10", "{\"displayName\": \"Mine\"}"))
                .opening("new=context", "Save")
                .has(
                        "Edit At the desk",
                        "identity/ContextDialog",
                        it -> it.patch(contexts + "/c9", "{\"displayName\": \"Mine\"}"))
                .opening("edit=c9", "Save")
                .has("Delete At the desk", "identity/AuthenticationContexts", it -> it.delete(contexts + "/c9"));
        String passes = "policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass";
        staff.at("/admin/authentication-methods", staff.pat, staff.glen)
                .has("Save settings", "identity/PassSettings", it -> it.patch(passes, """
                        {"@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration",
                         "isUsableOnce": true}
                        """))
                .has("Reset to default", "identity/AuthenticationMethods", it -> it.delete(passes));
    }
}
