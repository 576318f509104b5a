package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Certified;
import org.latchkey.testkit.Dump;
import org.latchkey.testkit.ForeignIssuer;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.WholeLog;
import org.springframework.core.env.Environment;

/**
 * Whoever has a dump of the database, or the log, has no secret, no token, no code, no cookie and no password: each kind is made and
 * used, and looked for in every row of every table, as it is and as it would look encoded, and in all that can be logged.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DumpTest {
    private static final Pattern CODE = Pattern.compile("(?<![\\w-])[0-9]{8}(?![\\w-])");

    private final WholeLog log = WholeLog.open();
    private final Provider provider = Provider.fresh();
    private final Api.Client admin = provider.api().asAdmin();
    private final Browser browser = provider.browser();

    /** What nobody may find, by what it is. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** The same by the way that it goes, where it is too short to be looked for but by itself, and soon of no use: two for each. */
    private final Map<String, List<String>> codes = new LinkedHashMap<>();

    private String at(String page) {
        return "/" + provider.tenant() + "/signin" + page;
    }

    @BeforeAll
    void useEachOnce() throws Exception {
        try (log) {
            secrets.put("password", Provider.PASSWORD);
            people();
            factors();
            clients();
            devices();
            others();
            server();
        }
    }

    @Test
    void noSecretIsInTheLogHoweverMuchItTells() {
        String text = log.text();
        assertThat(text)
                .as("it is all of it")
                .contains("TRACE ", "A refresh token was used twice", "Nobody can sign in with the provider");
        assertThat(secrets).allSatisfy((what, secret) -> {
            for (String form : written(secret)) {
                assertThat(lines(text, form)).as(what).isEmpty();
            }
        });
        noKindOfCodeIsIn(text);
    }

    /** A few digits may stand anywhere by chance, but not all codes that go one way, each by itself. */
    private void noKindOfCodeIsIn(String text) {
        assertThat(codes).hasSize(4).allSatisfy((kind, made) -> {
            assertThat(made).as(kind).hasSizeGreaterThan(1);
            assertThat(made)
                    .as(kind)
                    .anySatisfy(code -> assertThat(Pattern.compile("(?<![\\w.:-])" + code + "(?![\\w.:-])")
                                    .matcher(text)
                                    .find())
                            .isFalse());
        });
    }

    /** The lines that something stands in: enough of each to tell who wrote it. */
    private static List<String> lines(String text, String part) {
        if (!text.contains(part)) {
            return List.of();
        }
        return text.lines()
                .filter(it -> it.contains(part))
                .map(it -> it.substring(0, Math.min(300, it.length())))
                .limit(5)
                .toList();
    }

    @Test
    void noSecretTokenOrPasswordIsReadableInTheDatabase() {
        String dump = Dump.text();
        assertThat(dump)
                .as("it is of all of this")
                .contains(provider.ada(), provider.adasName(), "$argon2id$v=19$", "Unsafe wiki", "Foreign");
        assertThat(secrets).hasSizeGreaterThan(40).allSatisfy((what, secret) -> {
            assertThat(secret).as(what).hasSizeGreaterThan(7);
            for (String form : written(secret)) {
                assertThat(dump).as(what).doesNotContain(form);
            }
        });
        noKindOfCodeIsIn(dump);
    }

    /** A secret as it is, and as it may look encoded: by itself, or after something else (as in {@code Authorization: Basic}). */
    private static Set<String> written(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> written = new LinkedHashSet<>(forms(bytes));
        written.add(secret);
        written.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        for (int before = 0; before < 3; before++) {
            // What shares a character with its neighbours is left out.
            int own = before == 0 ? 0 : 4;
            byte[] shifted = Arrays.copyOf(new byte[before], before + bytes.length);
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            forms(shifted).stream()
                    .skip(2)
                    .map(form -> form.substring(own, form.length() - 1))
                    .forEach(written::add);
        }
        return written;
    }

    /** How bytes are written. */
    private static List<String> forms(byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        return List.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private void bytes(String what, byte[] secret) {
        List<String> forms = forms(secret);
        for (int i = 0; i < forms.size(); i++) {
            secrets.put(what + " " + i, forms.get(i));
        }
    }

    /** Sign-ins by code, with whatever a client may say that nobody reads. */
    private void people() {
        String said = "said-by-a-client-";
        Map<String, String> more = Map.of(
                "state", said + "state-0123456789",
                "nonce", said + "nonce-0123456789",
                "id_token_hint", said + "hint-0123456789",
                "client_assertion", said + "assertion-0123456789",
                "password", said + "password-0123456789",
                "claims", "{\"id_token\":{\"x\":{\"value\":\"" + said + "claims-0123456789\"}}}");
        secrets.put("what clients say", said);
        Answer tokens =
                provider.redeem(provider.signIn(browser, more).told("code")).is(200);
        String unused = browser.open(provider.request(more)).told("code");
        Registered unsafe = Registered.register(
                provider.api(), "Unsafe wiki", ", \"web\": {\"redirectUris\": [\"https://wiki.example/\"]}");
        Map<String, String> asked = new LinkedHashMap<>(more);
        asked.put("client_id", unsafe.appId());
        asked.put("redirect_uri", "https://wiki.example/");
        Browser.Page consent = browser.open(provider.request(asked));
        assertThat(consent.address().getPath()).isEqualTo(ConsentPage.PATH);
        secrets.put("state of a consent", consent.field("state"));
        secrets.put("token of a form", browser.open(at("?require=login")).field("_csrf"));
        secrets.put("code", unused);
        secrets.put("verifier", Provider.VERIFIER);
        keep("first", tokens);
        keep("refreshed", provider.refresh(tokens.text("/refresh_token")).is(200));
        refused();
        secrets.put("token of a sandbox", admin.token());
    }

    /** Each is shown where it is not good. */
    private void refused() {
        Answer tokens = provider.tokens();
        keep("misused", tokens);
        provider.refresh(tokens.text("/refresh_token")).is(200);
        provider.refresh(tokens.text("/refresh_token")).is(400);
        provider.redeem(tokens.text("/access_token")).is(400);
        for (String kind : List.of("refresh_token", "id_token")) {
            provider.callsWith(tokens.text("/" + kind), "me").is(401);
        }
        Browser other = provider.browser();
        provider.signIn(other, Map.of());
        other.post("/" + provider.tenant() + "/oauth2/v2.0/logout", Map.of("id_token_hint", tokens.text("/id_token")));
        other.open("/" + provider.tenant() + "/oauth2/v2.0/logout?id_token_hint=" + tokens.text("/id_token"));
        String guess = "Guessed-horse-10";
        secrets.put("guessed password", guess);
        Provider.signIn(provider.browser().open(at("")), provider.adasName(), guess);
    }

    private void keep(String which, Answer tokens) {
        for (String kind : List.of("access_token", "refresh_token", "id_token")) {
            secrets.put(which + " " + kind, tokens.text("/" + kind));
        }
    }

    /** A confirmed app, a mailed code, a pass, and the cookies of whoever gave them. */
    private void factors() {
        Browser.Page page = browser.open(at("/methods/app"));
        AuthenticatorApp app = AuthenticatorApp.reading(page);
        List<String> wrong = List.of("271828", "314159");
        for (String code : wrong) {
            assertThat(page.submit(Map.of("code", code)).body()).doesNotContain("How you sign in");
        }
        codes.put("wrong code of an app", wrong);
        String shown = app.code(-1);
        assertThat(page.submit(Map.of("code", shown)).body()).contains("How you sign in");
        Browser.Page asked = Provider.signIn(
                provider.browser().open(at("?continue=/x&require=mfa")), provider.adasName(), Provider.PASSWORD);
        String next = app.code(0);
        assertThat(asked.submit(Map.of("code", next)).location().getPath()).isEqualTo("/x");
        codes.put("code of an app", List.of(shown, next));
        bytes("key of an app", app.secret());
        secrets.put(
                "key of an app as shown",
                page.body()
                        .replaceAll("(?s).*class=\"key\">([A-Z2-7 ]+)<.*", "$1")
                        .replace(" ", ""));
        codes.put("mailed code", List.of(mailed("", true), mailed("new-", true)));
        codes.put("mailed code that nobody gave", List.of(mailed("other-", false), mailed("another-", false)));
        String pass = admin.post(
                        "users/" + provider.person("tom", "Tom") + "/authentication/temporaryAccessPassMethods",
                        "{\"lifetimeInMinutes\": 60}")
                .is(201)
                .text("/temporaryAccessPass");
        secrets.put("pass", pass);
        Browser.Page tom = provider.browser().open(provider.request(Map.of()));
        assertThat(Provider.signIn(tom, "tom@" + provider.api().domain(), pass).told("code"))
                .isNotEmpty();
        secrets.put("cookie of the session", browser.cookie("latchkey"));
        secrets.put("cookie of the device", browser.cookie("latchkey-device"));
        String signIn = browser.cookie("latchkey-sign-in");
        secrets.put("cookie of the sign-in", signIn.substring(signIn.indexOf('.') + 1));
    }

    /**
     * A code sent to an address.
     *
     * @param isGiven whether it is given, so that the address is confirmed
     */
    private String mailed(String prefix, boolean isGiven) {
        Browser.Page confirming = browser.open(at("/methods"))
                .submitTo(at("/methods/mail"), Map.of("address", prefix + provider.adasName()));
        String code = mailedCode();
        if (isGiven) {
            assertThat(confirming.submit(Map.of("code", code)).body()).contains("How you sign in");
        }
        return code;
    }

    private String mailedCode() {
        String mails = provider.api()
                .asNobody()
                .get("/sandbox/tenants/" + provider.tenant() + "/mails")
                .body();
        return CODE.matcher(mails)
                .results()
                .map(MatchResult::group)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void clients() throws Exception {
        Registered client = Registered.register(provider.api(), "Shell", ", \"isFallbackPublicClient\": true");
        secrets.put("secret of a client", client.secret());
        secrets.put("token of a client", client.token(Map.of()).is(200).text("/access_token"));
        Certified certified = Certified.shared();
        Registered proven = ClientAssertionTest.certified(provider, certified);
        String assertion = ClientAssertionTest.assertion(
                certified, proven.appId(), provider.issuer(), JWSAlgorithm.RS256, Duration.ofMinutes(10));
        ClientAssertionTest.asserted(proven, assertion).is(200);
        ClientAssertionTest.asserted(proven, assertion).is(401);
        secrets.put("guessed secret", "guessed-wrong-secret");
        client.token(Map.of("client_secret", "guessed-wrong-secret")).is(401);
        secrets.put("assertion of a client", assertion);
        bytes("key of a client", certified.key().getEncoded());
    }

    private void devices() {
        Registered client = Registered.register(provider.api(), "Kettle", ", \"isFallbackPublicClient\": true");
        String path = "/" + provider.tenant() + "/oauth2/v2.0/";
        for (String which : List.of("waiting", "entered", "used")) {
            Answer device = provider.api()
                    .form(path + "devicecode", Map.of("client_id", client.appId(), "scope", "openid User.Read"))
                    .is(200);
            secrets.put(which + " device code", device.text("/device_code"));
            secrets.put(which + " user code", device.text("/user_code"));
            if (!which.equals("waiting")) {
                Browser.Page consent = browser.open(path + "deviceauth?user_code=" + device.text("/user_code"));
                assertThat(consent.body()).contains("Kettle");
                consent.submit(Map.of());
            }
            if (which.equals("used")) {
                Answer tokens = provider.token(Map.of(
                                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                                "client_id", client.appId(),
                                "device_code", device.text("/device_code")))
                        .is(200);
                keep("device's", tokens);
                Answer refreshed = provider.token(Map.of(
                                "grant_type", "refresh_token",
                                "client_id", client.appId(),
                                "refresh_token", tokens.text("/refresh_token")))
                        .is(200);
                secrets.put("device's refreshed access token", refreshed.text("/access_token"));
                secrets.put("device's refreshed refresh token", refreshed.text("/refresh_token"));
            }
        }
    }

    private String trust(String name, String issuer, String secret) {
        return admin.post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "%s",
                         "issuer": "%s", "clientId": "us",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "%s"}}
                        """.formatted(name, issuer, secret))
                .is(201)
                .text("/id");
    }

    private void others() {
        String secret = "a-secret-of-another-provider";
        String id = trust("Foreign", "http://127.0.0.1:1/", secret);
        assertThat(browser.open(at("/with/" + id)).status()).isEqualTo(502);
        secrets.put("secret at another provider", secret);
        try (ForeignIssuer there = new ForeignIssuer()) {
            String other = trust("Reachable", there.issuer(), "a-secret-that-is-sent-there");
            secrets.put("secret sent to another provider", "a-secret-that-is-sent-there");
            admin.patch("users/" + provider.ada(), """
                            {"identities": [{"signInType": "federated", "issuer": "%s", "issuerAssignedId": "ada-there"}]}
                            """.formatted(there.issuer()))
                    .is(204);
            Browser comer = provider.browser();
            Browser.Page asked = comer.open(at("/with/" + other));
            String token = there.token(
                    "us",
                    "ada-there",
                    claims -> claims.claim("nonce", asked.told("nonce"))
                            .claim("auth_time", Instant.now().getEpochSecond()));
            String code = there.code(token);
            assertThat(comer.open(at("/with/" + other + "/callback?code=" + code + "&"
                                    + Browser.form(Map.of("state", asked.told("state")))))
                            .status())
                    .isEqualTo(200);
            assertThat(comer.open(at("/methods")).body()).contains("How you sign in");
            secrets.put("token of another provider", token);
            secrets.put("code of another provider", code);
            secrets.put("state at another provider", asked.told("state"));
        }
    }

    /** What the server itself keeps secret. */
    private void server() throws Exception {
        RunningServer server = RunningServer.shared();
        RSAKey key = server.bean(SigningKeys.class).current();
        bytes("signing key", key.getPrivateExponent().decode());
        secrets.put(
                "signing key as a number",
                key.getPrivateExponent().decodeToBigInteger().toString());
        bytes("a factor of the signing key", key.getFirstPrimeFactor().decode());
        String vault = server.bean(Environment.class).getProperty("latchkey.key-file");
        secrets.put(
                "key of the vault",
                Files.readString(Path.of(String.valueOf(vault))).strip());
    }
}
