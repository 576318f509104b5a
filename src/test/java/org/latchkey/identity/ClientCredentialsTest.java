package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Registered;

class ClientCredentialsTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final Registered CLIENT =
            Registered.register(PROVIDER.api(), "Robot", "").with("User.Read.All");

    @Test
    void anApplicationActsAsItself() {
        Answer tokens = CLIENT.token(Map.of()).is(200).has("/token_type", "Bearer");
        assertThat(tokens.text("/refresh_token")).isEmpty();
        var claims = Provider.claims(tokens.text("/access_token")).getClaims();
        assertThat(claims)
                .containsEntry("idtyp", "app")
                .containsEntry("appid", CLIENT.appId())
                .containsEntry("azp", CLIENT.appId())
                .containsEntry("oid", CLIENT.principal())
                .containsEntry("tid", PROVIDER.tenant())
                .containsEntry("roles", List.of("User.Read.All"))
                .doesNotContainKey("scp");
        PROVIDER.callsWith(tokens.text("/access_token"), "users").is(200);
        PROVIDER.callsWith(tokens.text("/access_token"), "groups").fails(403, "Authorization_RequestDenied");
    }

    @Test
    void aWrongSecretAndAnUnknownClientLookAlike() {
        Answer wrong = CLIENT.token(Map.of("client_secret", "wrong")).is(401);
        Answer unknown =
                CLIENT.token(Map.of("client_id", Ids.next().toString())).is(401);
        assertThat(wrong.body()).isEqualTo(unknown.body()).contains("invalid_client");
        CLIENT.token(Map.of("client_secret", "")).is(401);
    }

    @Test
    void aSecretIsShownOnce() {
        Answer shown =
                PROVIDER.api().asAdmin().get("applications/" + CLIENT.id()).is(200);
        assertThat(shown.at("/passwordCredentials/0/hint").asString())
                .isEqualTo(CLIENT.secret().substring(0, 3));
        assertThat(shown.body()).doesNotContain(CLIENT.secret());
    }

    @Test
    void aRemovedSecretIsWorthNothing() {
        Registered client = Registered.register(PROVIDER.api(), "Short", "");
        client.token(Map.of()).is(200);
        var admin = PROVIDER.api().asAdmin();
        String key = admin.get("applications/" + client.id()).text("/passwordCredentials/0/keyId");
        admin.post("applications/" + client.id() + "/removePassword", "{\"keyId\": \"%s\"}".formatted(key))
                .is(204);
        client.token(Map.of()).is(401);
    }

    @Test
    void aSecretIsGoodUntilItsEnd() {
        Api api = Api.fresh();
        Registered client = Registered.register(api, "Short", "");
        String secret = api.asAdmin()
                .post(
                        "applications/" + client.id() + "/addPassword",
                        "{\"passwordCredential\": {\"endDateTime\": \"%s\"}}"
                                .formatted(api.now().plus(Duration.ofHours(1))))
                .is(200)
                .text("/secretText");
        client.token(Map.of("client_secret", secret)).is(200);
        api.advance("PT1H1M");
        client.token(Map.of("client_secret", secret)).is(401).has("/error", "invalid_client");
        client.token(Map.of()).is(200);
    }

    @Test
    void aDisabledServicePrincipalGetsNothing() {
        Registered client = Registered.register(PROVIDER.api(), "Off", "");
        PROVIDER.api()
                .asAdmin()
                .patch("servicePrincipals/" + client.principal(), "{\"accountEnabled\": false}")
                .is(204);
        client.token(Map.of()).is(401).has("/error", "invalid_client");
    }

    @Test
    void itAsksForAllItHasOrForNothing() {
        CLIENT.token(Map.of("scope", "https://graph.microsoft.com/User.Read.All"))
                .is(400)
                .has("/error", "invalid_scope");
        CLIENT.token(Map.of("scope", "https://vault.azure.net/.default"))
                .is(400)
                .has("/error", "invalid_scope");
    }

    @Test
    void aClientOfOneTenantIsNoneOfAnother() {
        Provider other = Provider.fresh();
        other.token(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        CLIENT.appId(),
                        "client_secret",
                        CLIENT.secret(),
                        "scope",
                        "https://graph.microsoft.com/.default"))
                .is(401);
    }
}
