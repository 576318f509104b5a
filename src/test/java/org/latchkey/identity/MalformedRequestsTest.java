package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;

/**
 * Whatever stands in the parameters of the provider's endpoints, twice, empty, far too long or not at all: it is refused in words,
 * and nobody is led where no client is registered.
 */
class MalformedRequestsTest {
    private static final Provider PROVIDER = Provider.fresh();
    private static final Registered CLIENT = Registered.register(
            PROVIDER.api(),
            "Patient",
            ", \"isFallbackPublicClient\": true, \"web\": {\"redirectUris\": [\"https://patient.example/\"]}");
    private static final Pattern HOME =
            Pattern.compile("(?s)https://patient\\.example/.*|http://(localhost|127\\.0\\.0\\.1):.*");
    private static final List<String> BAD = List.of(
            "",
            " ",
            "\u0000",
            "\u00e9\ud83d\ude00",
            "\ud800",
            "%",
            "{\"a\":[",
            "99999999999999999999",
            "\r\nSet-Cookie: a=b",
            "//evil.example",
            "https://evil.example/");

    /** Every address of this machine has failures of its own to use up. */
    private static int tried;

    private @Nullable Browser browser;
    private boolean isSignedIn;
    private final List<String> wrong = new ArrayList<>();

    @AfterEach
    void nothingWentWrong() {
        assertThat(wrong).isEmpty();
    }

    private String sent(String endpoint, boolean isForm, String query) {
        if (tried++ % 40 == 0 || browser == null) {
            browser = new Browser(URI.create(PROVIDER.base().replace("localhost", "127.0.0.1")), address());
            if (isSignedIn) {
                Provider.signIn(
                        browser.open("/" + PROVIDER.tenant() + "/signin"), PROVIDER.adasName(), Provider.PASSWORD);
            }
        }
        String path = "/" + PROVIDER.tenant() + "/oauth2/v2.0/" + endpoint;
        Browser.Page page = isForm ? browser.postRaw(path, query) : browser.open(path + "?" + query);
        String what = endpoint + " " + (query.length() > 300 ? query.substring(0, 300) + "…" : query);
        if (page.status() == 429
                || page.status() >= 500
                || page.body().matches("(?s).*(org\\.springframework|java\\.lang|SQLSTATE).*")) {
            wrong.add(page.status() + " for " + what);
        } else if (page.isRedirect()
                && !HOME.matcher(page.location().toString()).matches()) {
            wrong.add(page.location() + " for " + what);
        }
        return page.body();
    }

    private String address() {
        return "127.0.78." + (1 + tried / 40);
    }

    /** A request's parameters with one left out, given twice or made something else of. */
    private static Stream<String> broken(Map<String, String> good) {
        String whole = Browser.form(good);
        List<String> all = new ArrayList<>(List.of("", "&&&=&", "%zz=%zz", whole + "&%00=%00", whole + "&unheard=of"));
        good.forEach((name, value) -> {
            Map<String, String> others = new LinkedHashMap<>(good);
            others.remove(name);
            String rest = Browser.form(others);
            all.add(rest);
            all.add(rest + "&" + name);
            all.add(rest + "&" + name + "=%zz");
            all.add(rest + "&" + name + "=%C3%28");
            all.add(whole + "&" + Browser.form(Map.of(name, value)));
            all.add(whole + "&" + Browser.form(Map.of(name, "another")));
            Stream.concat(BAD.stream(), Stream.of("x".repeat(3_000), "%".repeat(3_000)))
                    .forEach(bad -> all.add(rest + "&" + Browser.form(Map.of(name, bad))));
        });
        return all.stream();
    }

    private void tryAll(String endpoint, Map<String, String> good, boolean byAddress) {
        broken(good).forEach(query -> {
            sent(endpoint, true, query);
            if (byAddress && !query.contains("%zz")) {
                sent(endpoint, false, query);
            }
        });
        good.keySet().forEach(name -> {
            Map<String, String> huge = new LinkedHashMap<>(good);
            huge.put(name, "é".repeat(40_000));
            sent(endpoint, true, Browser.form(huge));
        });
    }

    @Test
    void authorizationRequests() {
        Map<String, String> good = new LinkedHashMap<>();
        good.put("client_id", CLIENT.appId());
        good.put("response_type", "code");
        good.put("redirect_uri", "https://patient.example/");
        good.put("scope", "openid User.Read");
        good.put("state", "mine");
        good.put("nonce", "n");
        good.put("code_challenge", Provider.challenge(Provider.VERIFIER));
        good.put("code_challenge_method", "S256");
        good.put("response_mode", "query");
        good.put("prompt", "login");
        good.put("max_age", "60");
        good.put("acr_values", "c1");
        good.put("claims", "{\"id_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}");
        good.put("login_hint", "ada@example.com");
        good.put("domain_hint", "example.com");
        good.put("id_token_hint", "x");
        tryAll("authorize", good, true);
        good.put("prompt", "consent");
        good.put("max_age", "86400");
        good.put("acr_values", "pwd");
        good.put("claims", "{\"id_token\":{\"amr\":{\"value\":\"pwd\"}}}");
        isSignedIn = true;
        browser = null;
        tryAll("authorize", good, true);
    }

    @Test
    void aClientWithoutAnAddressCannotBeSentACode() {
        Registered bare = Registered.register(PROVIDER.api(), "Bare", "");
        for (String query : List.of(
                "client_id=" + bare.appId() + "&response_type=code&scope=openid",
                "client_id=" + bare.appId() + "&response_type=code&scope=openid&redirect_uri=",
                "client_id=" + CLIENT.appId() + "&response_type=code&scope=User.Read")) {
            assertThat(sent("authorize", false, query)).contains("redirect_uri").contains("Tell whoever runs it");
        }
        assertThat(sent(
                        "authorize",
                        false,
                        "client_id=" + bare.appId() + "&response_type=code&redirect_uri=https://patient.example/"))
                .contains("This did not work");
    }

    @Test
    void tokenRequests() {
        Map<String, String> code = new LinkedHashMap<>();
        code.put("grant_type", "authorization_code");
        code.put("client_id", CLIENT.appId());
        code.put("client_secret", "wrong");
        code.put("code", "x");
        code.put("redirect_uri", "https://patient.example/");
        code.put("code_verifier", Provider.VERIFIER);
        tryAll("token", code, false);
        Map<String, String> itself = new LinkedHashMap<>();
        itself.put("grant_type", "client_credentials");
        itself.put("client_id", CLIENT.appId());
        itself.put("client_secret", CLIENT.secret());
        itself.put("scope", "https://graph.microsoft.com/.default");
        itself.put("claims", "{}");
        tryAll("token", itself, false);
        Map<String, String> asserted = new LinkedHashMap<>();
        asserted.put("grant_type", "client_credentials");
        asserted.put("client_id", CLIENT.appId());
        asserted.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        asserted.put("client_assertion", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
        tryAll("token", asserted, false);
        for (Map.Entry<String, String> grant : Map.of(
                        "refresh_token", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code", "device_code")
                .entrySet()) {
            Map<String, String> again = new LinkedHashMap<>();
            again.put("grant_type", grant.getKey());
            again.put("client_id", CLIENT.appId());
            again.put(grant.getValue(), "x");
            again.put("scope", "User.Read");
            tryAll("token", again, false);
        }
    }

    @Test
    void deviceRequests() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("client_id", CLIENT.appId());
        codes.put("scope", "openid User.Read");
        tryAll("devicecode", codes, false);
        isSignedIn = true;
        browser = null;
        tryAll("deviceauth", Map.of("user_code", "ABCD-EFGH"), true);
    }

    @Test
    void whatIsTakenBackOrEnded() {
        Map<String, String> revoked = new LinkedHashMap<>();
        revoked.put("client_id", CLIENT.appId());
        revoked.put("client_secret", CLIENT.secret());
        revoked.put("token", "x");
        revoked.put("token_type_hint", "refresh_token");
        tryAll("revoke", revoked, false);
        Map<String, String> ended = new LinkedHashMap<>();
        ended.put("id_token_hint", "x");
        ended.put("client_id", CLIENT.appId());
        ended.put("post_logout_redirect_uri", "https://patient.example/");
        ended.put("state", "mine");
        ended.put("proven", "x");
        tryAll("logout", ended, true);
    }
}
