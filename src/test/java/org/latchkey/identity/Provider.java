package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;

/** A tenant's OpenID provider with one person, Ada, and how clients speak to it. */
final class Provider {
    static final String PASSWORD = "Correct-horse-9";
    static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    private final Api api;
    private final String ada;

    private Provider(Api api) {
        this.api = api;
        this.ada = person("ada", "Ada");
    }

    static Provider fresh() {
        return new Provider(Api.fresh());
    }

    /** The provider of a tenant of any server. */
    static Provider on(Api api) {
        return new Provider(api);
    }

    Api api() {
        return api;
    }

    String tenant() {
        return api.tenant();
    }

    String ada() {
        return ada;
    }

    String adasName() {
        return "ada@" + api.domain();
    }

    /** Where tokens say they come from. */
    String issuer() {
        return base() + "/" + tenant() + "/v2.0";
    }

    /** What the server takes itself to be called. */
    String base() {
        return api.server().getScheme() + "://localhost:" + api.server().getPort();
    }

    String person(String nickname, String name) {
        return api.asAdmin()
                .post("users", """
                        {"accountEnabled": true, "displayName": "%s", "mailNickname": "%s", "userPrincipalName": "%s@%s",
                         "passwordProfile": {"password": "%s", "forceChangePasswordNextSignIn": false}}
                        """.formatted(name, nickname, nickname, api.domain(), PASSWORD))
                .is(201)
                .text("/id");
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** The console's request for a code, changed here and there; an empty value leaves a parameter out. */
    String request(Map<String, String> changes) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "client_id",
                Console.CLIENT.toString(),
                "response_type",
                "code",
                "redirect_uri",
                base() + "/",
                "scope",
                "openid profile offline_access User.Read",
                "state",
                "state-" + Ids.next(),
                "nonce",
                "nonce-1",
                "code_challenge",
                challenge(VERIFIER),
                "code_challenge_method",
                "S256"));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return "/" + tenant() + "/oauth2/v2.0/authorize?" + Browser.form(parameters);
    }

    Browser browser() {
        return new Browser(api.server());
    }

    /** Ada signs in with her password; what the client is told. */
    Map<String, String> signIn(Map<String, String> changes) {
        return signIn(browser(), changes).answer();
    }

    Browser.Page signIn(Browser browser, Map<String, String> changes) {
        Browser.Page page = browser.open(request(changes));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.address().getPath()).contains("/signin");
        return signIn(page, adasName(), PASSWORD);
    }

    /** Fills in the sign-in pages. */
    static Browser.Page signIn(Browser.Page page, String name, String password) {
        return page.submit(Map.of("username", name, "password", password));
    }

    Answer token(Map<String, String> parameters) {
        return api.form("/" + tenant() + "/oauth2/v2.0/token", parameters);
    }

    Answer redeem(@Nullable String code) {
        return redeem(code, VERIFIER);
    }

    Answer redeem(@Nullable String code, String verifier) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                Console.CLIENT.toString(),
                "redirect_uri",
                base() + "/",
                "code",
                Objects.requireNonNull(code, "no code was told"),
                "code_verifier",
                verifier));
    }

    /** The code that Ada's sign-in leads to. */
    String code(Map<String, String> changes) {
        return signIn(browser(), changes).told("code");
    }

    /** The tokens of a sign-in. */
    Answer tokens() {
        return redeem(code(Map.of())).is(200);
    }

    Answer refresh(String token) {
        return token(
                Map.of("grant_type", "refresh_token", "client_id", Console.CLIENT.toString(), "refresh_token", token));
    }

    Answer callsWith(String token, String path) {
        return api.asNobody().header("Authorization", "Bearer " + token).get(path);
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (java.text.ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
