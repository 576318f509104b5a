package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Registered;

/** What browsers are told when a page of another origin calls. */
class BrowserOriginsTest {
    private static final String APP = "https://app.example:8443";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Provider provider = Provider.fresh();

    BrowserOriginsTest() {
        Registered.register(provider.api(), "Page", ", \"spa\": {\"redirectUris\": [\"" + APP + "/callback\"]}");
        Registered.register(
                provider.api(), "Server", ", \"web\": {\"redirectUris\": [\"https://server.example/callback\"]}");
    }

    private Answer call(String method, String origin, String path) {
        return provider.api()
                .asNobody()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .call(method, "/" + provider.tenant() + path, "");
    }

    @Test
    void aSinglePageApplicationMayAskForTokens() {
        Answer asked = call("OPTIONS", APP, "/oauth2/v2.0/token").is(200);
        assertThat(asked.header(ALLOWED)).isEqualTo(APP);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
        for (String path : new String[] {"/v2.0/.well-known/openid-configuration", "/discovery/v2.0/keys"}) {
            assertThat(call("GET", APP, path).is(200).header(ALLOWED)).isEqualTo(APP);
        }
        assertThat(call("POST", APP, "/oauth2/v2.0/token").header(ALLOWED)).isEqualTo(APP);
    }

    @Test
    void everyOriginMayCallTheApi() {
        var caller = provider.api().asAdmin().header("Origin", "https://anywhere.example");
        Answer asked = provider.api()
                .asNobody()
                .header("Origin", "https://anywhere.example")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,content-type,consistencylevel")
                .call("OPTIONS", "/v1.0/groups", "")
                .is(200);
        assertThat(asked.header(ALLOWED)).isEqualTo("*");
        assertThat(asked.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(asked.header("Access-Control-Allow-Headers")).contains("authorization", "consistencylevel");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
        Answer read = caller.get("users").is(200);
        assertThat(read.header(ALLOWED)).isEqualTo("*");
        assertThat(read.header("Access-Control-Expose-Headers")).contains("request-id", "WWW-Authenticate");
        Answer refused = provider.api()
                .asNobody()
                .header("Origin", "https://anywhere.example")
                .get("users");
        assertThat(refused.is(401).header(ALLOWED))
                .as("so that the page can read why")
                .isEqualTo("*");
    }

    @Test
    void noOtherOriginMay() {
        for (String origin : new String[] {
            "https://evil.example",
            "https://server.example",
            "https://app.example",
            "http://app.example:8443",
            "https://app.example:84431",
            "null"
        }) {
            assertThat(call("OPTIONS", origin, "/oauth2/v2.0/token").header(ALLOWED))
                    .as(origin)
                    .isEmpty();
            assertThat(call("GET", origin, "/discovery/v2.0/keys").header(ALLOWED))
                    .as(origin)
                    .isEmpty();
        }
        assertThat(Provider.fresh()
                        .api()
                        .asNobody()
                        .header("Origin", APP)
                        .get("/" + Provider.fresh().tenant() + "/discovery/v2.0/keys")
                        .header(ALLOWED))
                .as("of another tenant")
                .isEmpty();
    }

    @Test
    void norMayItsPagesDoWhatPeopleDo() {
        for (String path : new String[] {"/oauth2/v2.0/authorize", "/oauth2/v2.0/logout", "/oauth2/v2.0/deviceauth"}) {
            assertThat(call("OPTIONS", APP, path).header(ALLOWED)).as(path).isEmpty();
        }
    }
}
