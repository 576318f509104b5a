package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Registered;

/** What is left of an application, or of its service principal, once it is deleted: nothing. */
class DeletedClientTest {
    private static final String HOME = "https://wiki.example/signed-in";

    private final Provider provider = Provider.fresh();
    private final Api.Client admin = provider.api().asAdmin();
    private final Registered wiki = Registered.register(
                    provider.api(), "Wiki", ", \"web\": {\"redirectUris\": [\"%s\"]}".formatted(HOME))
            .with("User.Read.All")
            .agreed("User.Read offline_access");
    private final String group = provider.api().group("Robots");

    /** A token of its own, and what a person let it do. */
    private final String own = wiki.token(Map.of()).is(200).text("/access_token");

    private final Answer persons = redeem(provider.signIn(
                    provider.browser(),
                    Map.of("client_id", wiki.appId(), "redirect_uri", HOME, "scope", "User.Read offline_access"))
            .told("code"));

    private Answer redeem(String code) {
        return client(Map.of(
                        "grant_type",
                        "authorization_code",
                        "redirect_uri",
                        HOME,
                        "code",
                        code,
                        "code_verifier",
                        Provider.VERIFIER))
                .is(200);
    }

    private Answer client(Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        all.put("client_id", wiki.appId());
        all.put("client_secret", wiki.secret());
        return provider.token(all);
    }

    private Answer refresh() {
        return client(Map.of("grant_type", "refresh_token", "refresh_token", persons.text("/refresh_token")));
    }

    private void isGone() {
        admin.get("servicePrincipals/" + wiki.principal()).is(404);
        admin.get("servicePrincipals(appId='" + wiki.appId() + "')").is(404);
        assertThat(admin.get("oauth2PermissionGrants").is(200).texts("clientId"))
                .doesNotContain(wiki.principal());
        assertThat(admin.get("servicePrincipals/" + Registered.graph(provider.api()) + "/appRoleAssignedTo")
                        .is(200)
                        .texts("principalId"))
                .doesNotContain(wiki.principal());
        assertThat(provider.api().isMember(group, wiki.principal())).isFalse();
        provider.callsWith(own, "users").fails(401, "InvalidAuthenticationToken");
        assertThat(refresh().status()).isIn(400, 401);
        assertThat(wiki.token(Map.of()).status()).isIn(400, 401);
    }

    private void isMember() {
        admin.post("groups/" + group + "/members/$ref", """
                        {"@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/%s"}
                        """.formatted(wiki.principal()))
                .is(204);
        assertThat(provider.api().isMember(group, wiki.principal())).isTrue();
    }

    @Test
    void anApplicationTakesItsServicePrincipalWithIt() {
        isMember();
        provider.callsWith(own, "users").is(200);
        refresh().is(200);
        admin.delete("applications/" + wiki.id()).is(204);
        isGone();
        admin.delete("applications/" + wiki.id()).is(404);
        assertThat(admin.get("auditLogs/directoryAudits?$filter=activityDisplayName eq 'Remove service principal'")
                        .is(200)
                        .text("/value/0/targetResources/0/displayName"))
                .isNotEmpty();
    }

    @Test
    void aServicePrincipalLeavesItsApplication() {
        isMember();
        refresh().is(200);
        admin.delete("servicePrincipals/" + wiki.principal()).is(204);
        isGone();
        admin.get("applications/" + wiki.id()).is(200);
        String anew = admin.post("servicePrincipals", "{\"appId\": \"%s\"}".formatted(wiki.appId()))
                .is(201)
                .text("/id");
        provider.callsWith(own, "users").is(401);
        String fresh = wiki.token(Map.of()).is(200).text("/access_token");
        assertThat(Provider.claims(fresh).getClaim("oid")).isEqualTo(anew);
        provider.callsWith(fresh, "users").is(403);
        refresh().is(400);
    }

    @Test
    void graphItselfAndThoseOfOthersStay() {
        admin.delete("servicePrincipals/" + Registered.graph(provider.api()))
                .fails(400, "Request_BadRequest")
                .saying("Microsoft Graph");
        provider.api()
                .as(provider.ada())
                .delete("servicePrincipals/" + wiki.principal())
                .fails(403, "Authorization_RequestDenied");
        Api.fresh().asAdmin().delete("servicePrincipals/" + wiki.principal()).is(404);
        provider.callsWith(own, "users").is(200);
        Registered.graph(provider.api());
    }
}
