package org.latchkey.directory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** Where an application may have browsers sent to, as it is said when it is registered. */
class RedirectAddressesTest {
    private static final Api API = Api.fresh();

    private static Answer register(String platform, String address) {
        return API.asAdmin().post("applications", """
                {"displayName": "Client", "%s": {"redirectUris": ["%s"]}}
                """.formatted(platform, address));
    }

    @ParameterizedTest
    @CsvSource({
        "web, https://app.example/callback",
        "spa, http://localhost:3000/",
        "publicClient, http://127.0.0.1/",
        "publicClient, msal1234://auth"
    })
    void aPlaceOfTheApplicationIsTaken(String platform, String address) {
        register(platform, address).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback",
                "http://app.example/",
                "https://app.example/#part",
                "https://somebody@app.example/",
                "https://",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "DATA:text/html,x"
            })
    void aPlaceThatIsNotTheirsAloneIsRefused(String address) {
        register("publicClient", address).fails(400, "Request_BadRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "spa"})
    void aSchemeOfItsOwnIsForProgramsOnly(String platform) {
        register(platform, "msal1234://auth").fails(400, "Request_BadRequest");
    }
}
