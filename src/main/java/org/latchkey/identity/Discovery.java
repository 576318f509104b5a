package org.latchkey.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says what there is: OpenID Connect's discovery for each tenant, the public halves of the signing keys, and the two documents
 * by which Microsoft's clients find their way in a cloud that is not Microsoft's.
 */
@RestController
class Discovery {

    private static final String ISSUER = "/{tenant}/v2.0";

    private final SigningKeys keys;
    private final PublicUrl url;

    Discovery(SigningKeys keys, PublicUrl url) {
        this.keys = keys;
        this.url = url;
    }

    /** Whether a path says what anybody may know without a tenant. */
    static boolean isPublic(String path) {
        return path.endsWith("/.well-known/openid-configuration") || path.endsWith("/discovery/v2.0/keys");
    }

    /** Where endpoints are; of no certain tenant with a place for its id in the issuer, as Entra has it. */
    private UnaryOperator<String> place(String tenant) {
        if (!Issuer.isAny(tenant)) {
            return Issuer.current()::at;
        }
        return endpoint -> url.text() + endpoint.replace("{tenant}", endpoint.equals(ISSUER) ? "{tenantid}" : tenant);
    }

    /** See <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery</a>, 3. */
    @GetMapping(Issuer.CONFIGURATION)
    Map<String, Object> configuration(@PathVariable String tenant) {
        UnaryOperator<String> at = place(tenant);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("issuer", at.apply(ISSUER));
        told.put("authorization_endpoint", at.apply(Issuer.AUTHORIZE));
        told.put("token_endpoint", at.apply(Issuer.TOKEN));
        told.put("device_authorization_endpoint", at.apply(Issuer.DEVICE_CODE));
        told.put("revocation_endpoint", at.apply(Issuer.REVOKE));
        told.put("end_session_endpoint", at.apply(Issuer.LOGOUT));
        told.put("userinfo_endpoint", at.apply(Issuer.USER_INFO));
        told.put("jwks_uri", at.apply(Issuer.KEYS));
        told.put("response_types_supported", List.of("code"));
        told.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        told.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "client_credentials",
                        "refresh_token",
                        "urn:ietf:params:oauth:grant-type:device_code"));
        told.put("subject_types_supported", List.of("public"));
        told.put("id_token_signing_alg_values_supported", List.of("RS256"));
        told.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        told.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "client_secret_basic", "private_key_jwt", "none"));
        told.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256", "PS256"));
        told.put("code_challenge_methods_supported", List.of("S256"));
        told.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        told.put("acr_values_supported", List.of("mfa"));
        told.put("claims_parameter_supported", true);
        told.put("request_uri_parameter_supported", false);
        told.put("authorization_response_iss_parameter_supported", true);
        told.put(
                "claims_supported",
                List.of(
                        "sub",
                        "iss",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "amr",
                        "acrs",
                        "nonce",
                        "sid",
                        "name",
                        "preferred_username",
                        "tid",
                        "ver",
                        "oid"));
        return told;
    }

    /** A JSON Web Key Set (RFC 7517). */
    @GetMapping(Issuer.KEYS)
    Map<String, Object> keys() {
        return keys.keys().toJSONObject();
    }
}
