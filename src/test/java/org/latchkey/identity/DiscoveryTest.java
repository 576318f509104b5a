package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;

class DiscoveryTest {
    private static final Provider PROVIDER = Provider.fresh();

    private static Answer get(String path) {
        return PROVIDER.api().asNobody().get(path);
    }

    @Test
    void eachTenantHasItsIssuer() {
        for (var name : new String[] {PROVIDER.tenant(), PROVIDER.api().domain()}) {
            get("/" + name + "/v2.0/.well-known/openid-configuration")
                    .is(200)
                    .has("/issuer", PROVIDER.issuer())
                    .has("/token_endpoint", PROVIDER.base() + "/" + PROVIDER.tenant() + "/oauth2/v2.0/token")
                    .has("/code_challenge_methods_supported/0", "S256");
        }
    }

    @Test
    void theKeysArePublicHalvesOnly() {
        Answer keys = get("/" + PROVIDER.tenant() + "/discovery/v2.0/keys").is(200);
        assertThat(keys.at("/keys").size()).isPositive();
        assertThat(keys.at("/keys/0").propertyNames()).contains("kid", "n", "e").doesNotContain("d", "p", "q");
    }

    @Test
    void aTenantThatIsNotHereHasNone() {
        get("/nowhere.example/v2.0/.well-known/openid-configuration").is(400).has("/error", "invalid_tenant");
    }

    @Test
    void clientsOfMicrosoftsCloudsFindThisOne() {
        get("/common/discovery/instance?api-version=1.1&authorization_endpoint=x")
                .is(200)
                .has("/metadata/0/aliases/0", PROVIDER.base().substring("http://".length()));
    }

    @Test
    void theCloudIsDescribedAsAzureDescribesItsOwn() {
        String base = PROVIDER.base();
        get("/metadata/endpoints?api-version=2022-09-01")
                .is(200)
                .has("/name", "Latchkey")
                .has("/portal", base + "/")
                .has("/resourceManager", base + "/")
                .has("/microsoftGraphResourceId", base + "/")
                .has("/graph", base + "/")
                .has("/graphAudience", base + "/")
                .has("/authentication/loginEndpoint", base)
                .has("/authentication/audiences/0", base)
                .has("/authentication/audiences/1", "https://graph.microsoft.com")
                .has("/authentication/tenant", "common")
                .has("/authentication/identityProvider", "AAD")
                .has("/suffixes/storage", "");
        Answer list = get("/metadata/endpoints?api-version=2019-05-01").is(200);
        assertThat(list.at("").size()).as("a list of clouds, with one in it").isEqualTo(1);
        // What Azure's command line reads without asking whether it is there.
        for (String name : List.of(
                "name",
                "resourceManager",
                "sqlManagement",
                "batch",
                "gallery",
                "graphAudience",
                "vmImageAliasDoc",
                "media",
                "authentication/loginEndpoint",
                "authentication/audiences/0",
                "suffixes/storage",
                "suffixes/keyVaultDns",
                "suffixes/sqlServerHostname")) {
            assertThat(list.at("/0/" + name).isString()).as(name).isTrue();
        }
    }
}
