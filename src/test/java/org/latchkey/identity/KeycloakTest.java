package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Chromium;
import org.latchkey.testkit.Keycloak;

/** A real Keycloak as the provider of a tenant. Opt-in: {@code mvn -Pkeycloak -Dtest=KeycloakTest test}. */
@EnabledIfSystemProperty(named = "latchkey.keycloak", matches = ".+")
class KeycloakTest {
    private static final String REALM = "contoso";
    private static final String SECRET = "keycloak-secret";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private static Keycloak keycloak;
    private static Provider here;

    @BeforeAll
    static void start() {
        keycloak = new Keycloak(Path.of(System.getProperty("latchkey.keycloak")));
        here = Provider.fresh();
        String id = here.api()
                .asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Keycloak",
                         "issuer": "%s", "clientId": "latchkey", "inboundClaimMapping": {"sub": "preferred_username"},
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "%s"}}
                        """.formatted(keycloak.issuer(REALM), SECRET))
                .is(201)
                .text("/id");
        String audience = """
                [{"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
                  "config": {"included.client.audience": "latchkey", "access.token.claim": "true",
                             "id.token.claim": "false"}}]""";
        keycloak.admin("POST", "", """
                {"realm": "%s", "enabled": true, "sslRequired": "none", "users": [%s, %s],
                 "clients": [
                  {"clientId": "latchkey", "secret": "%s", "redirectUris": ["%s/%s/signin/with/%s/callback"],
                   "attributes": {"post.logout.redirect.uris": "%s/%s/signin/out"},
                   "directAccessGrantsEnabled": true, "protocolMappers": %s},
                  {"clientId": "short", "secret": "%s", "directAccessGrantsEnabled": true, "protocolMappers": %s,
                   "attributes": {"access.token.lifespan": "2"}},
                  {"clientId": "other", "secret": "%s", "directAccessGrantsEnabled": true}]}
                """.formatted(
                        REALM,
                        user(here.adasName()),
                        user("stranger@elsewhere.example"),
                        SECRET,
                        here.base(),
                        here.tenant(),
                        id,
                        here.base(),
                        here.tenant(),
                        audience,
                        SECRET,
                        audience,
                        SECRET));
        permit("Group.Read.All");
    }

    private static String user(String name) {
        return """
                {"username": "%s", "email": "%s", "emailVerified": true, "firstName": "A", "lastName": "B",
                 "enabled": true, "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
                """.formatted(name, name, Provider.PASSWORD);
    }

    /** Lets the clients ask for one of our permissions. */
    private static void permit(String permission) {
        keycloak.admin("POST", "/" + REALM + "/client-scopes", """
                {"name": "%s", "protocol": "openid-connect", "attributes": {"include.in.token.scope": "true"}}
                """.formatted(permission));
        String scope = keycloak.admin("GET", "/" + REALM + "/client-scopes", "")
                .valueStream()
                .filter(it -> it.path("name").asString("").equals(permission))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        for (String client : new String[] {"latchkey", "other", "short"}) {
            String id = keycloak.admin("GET", "/" + REALM + "/clients?clientId=" + client, "")
                    .path(0)
                    .path("id")
                    .asString();
            keycloak.admin("PUT", "/" + REALM + "/clients/" + id + "/optional-client-scopes/" + scope, "{}");
        }
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    private static String token(String client, String user, String kind) {
        return keycloak.token(
                        REALM,
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                client,
                                "client_secret",
                                SECRET,
                                "username",
                                user,
                                "password",
                                Provider.PASSWORD,
                                "scope",
                                "openid Group.Read.All"))
                .path(kind)
                .asString();
    }

    private static Answer call(String token, String path) {
        return here.callsWith(token, path);
    }

    @Test
    void anAccessTokenOfKeycloakIsGoodForItsPersonAndWhatItNames() {
        String token = token("latchkey", here.adasName(), "access_token");
        call(token, "groups").is(200);
        call(token, "auditLogs/directoryAudits").is(403);
    }

    @Test
    void whatIsNotForUsOrNobodysIsRefused() throws Exception {
        call(token("other", here.adasName(), "access_token"), "groups").fails(401, "InvalidAuthenticationToken");
        call(token("latchkey", here.adasName(), "id_token"), "groups")
                .fails(401, "InvalidAuthenticationToken")
                .saying("not an access token");
        call(token("latchkey", "stranger@elsewhere.example", "access_token"), "groups")
                .fails(401, "InvalidAuthenticationToken")
                .saying("names nobody");
        String soonOver = token("short", here.adasName(), "access_token");
        Thread.sleep(2_500);
        call(soonOver, "groups").fails(401, "InvalidAuthenticationToken").saying("expired");
    }

    @Test
    void aPersonOfAnotherTenantIsNotReached() {
        Provider other = Provider.fresh();
        keycloak.admin("POST", "/" + REALM + "/users", user(other.adasName()));
        call(token("latchkey", other.adasName(), "access_token"), "groups")
                .fails(401, "InvalidAuthenticationToken")
                .saying("names nobody");
    }

    /** Goes the way of a person in a real browser, until something of ours is shown. */
    private static String signIn(BrowserContext context, String name) {
        Page page = context.newPage();
        page.navigate(here.base() + here.request(Map.of()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Keycloak"))
                .click();
        page.locator("#username").fill(name);
        page.locator("#password").fill(Provider.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(Pattern.compile(Pattern.quote(here.base()) + ".*"));
        return page.content();
    }

    @Test
    void aPersonSignsInWithKeycloak() throws Exception {
        BrowserContext context = Chromium.shared().newContext();
        StringBuilder code = new StringBuilder();
        context.onRequest(request -> {
            Matcher found = CODE.matcher(request.url());
            if (request.url().startsWith(here.base() + "/?") && found.find()) {
                code.append(found.group(1));
            }
        });
        // The console would spend the code: it is taken from the request that brings it there.
        context.route(url -> url.startsWith(here.base() + "/?"), route -> route.fulfill());
        signIn(context, here.adasName());
        context.close();
        var access = Provider.claims(here.redeem(code.toString()).is(200).text("/access_token"));
        assertThat(access.getClaims()).containsEntry("oid", here.ada()).containsEntry("tid", here.tenant());
        assertThat(access.getStringListClaim("amr")).containsExactly("fed");
    }

    @Test
    void whoeverSignsOutHereIsSignedOutOfKeycloakToo() {
        BrowserContext context = Chromium.shared().newContext();
        // The console is none of this.
        context.route(url -> url.startsWith(here.base() + "/?"), route -> route.fulfill());
        signIn(context, here.adasName());
        Page page = context.newPage();
        page.navigate(here.base() + "/" + here.tenant() + "/signin/methods");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        PlaywrightAssertions.assertThat(page.getByText("You are signed out")).isVisible();
        assertThat(page.url()).startsWith(here.base() + "/" + here.tenant() + "/signin/out");
        page.navigate(here.base() + here.request(Map.of()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in with Keycloak"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("#password")).isVisible();
        context.close();
    }

    @Test
    void whomKeycloakKnowsAndWeDoNotIsToldSo() {
        BrowserContext context = Chromium.shared().newContext();
        assertThat(signIn(context, "stranger@elsewhere.example")).contains("You have no account here");
        context.close();
    }
}
