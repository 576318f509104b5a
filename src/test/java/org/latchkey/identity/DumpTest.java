package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Certified;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;
import org.springframework.core.env.Environment;

/**
 * Whoever has a dump of the database has no secret, no token, no code, no cookie and no password: each kind is made and used, and looked
 * for in every row of every table, as it is and as it would look encoded.
 */
class DumpTest {
    private static final Pattern CODE = Pattern.compile("(?<![\\w-])[0-9]{8}(?![\\w-])");

    private final Provider provider = Provider.fresh();
    private final Api.Client admin = provider.api().asAdmin();
    private final Browser browser = provider.browser();

    /** What nobody may find, by what it is. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private String at(String page) {
        return "/" + provider.tenant() + "/signin" + page;
    }

    @Test
    void noSecretTokenOrPasswordIsReadableInTheDatabase() throws Exception {
        secrets.put("password", Provider.PASSWORD);
        people();
        factors();
        clients();
        devices();
        others();
        server();
        String dump = dump();
        assertThat(dump)
                .as("it is of all of this")
                .contains(provider.ada(), provider.adasName(), "$argon2id$v=19$", "Unsafe wiki", "Foreign");
        assertThat(secrets).hasSizeGreaterThan(25).allSatisfy((what, secret) -> {
            assertThat(secret).as(what).hasSizeGreaterThan(7);
            for (String form : forms(secret.getBytes(StandardCharsets.UTF_8))) {
                assertThat(dump).as(what).doesNotContain(form);
            }
            assertThat(dump).as(what).doesNotContain(secret);
        });
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
        secrets.put("token of a sandbox", admin.token());
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
        assertThat(page.submit(Map.of("code", app.code(-1))).body()).contains("How you sign in");
        bytes("key of an app", app.secret());
        secrets.put(
                "key of an app as shown",
                page.body()
                        .replaceAll("(?s).*class=\"key\">([A-Z2-7 ]+)<.*", "$1")
                        .replace(" ", ""));
        browser.open(at("/methods")).submitTo(at("/methods/mail"), Map.of("address", provider.adasName()));
        String mails = provider.api()
                .asNobody()
                .get("/sandbox/tenants/" + provider.tenant() + "/mails")
                .body();
        secrets.put(
                "mailed code",
                CODE.matcher(mails)
                        .results()
                        .map(MatchResult::group)
                        .reduce((first, last) -> last)
                        .orElseThrow());
        secrets.put(
                "pass",
                admin.post(
                                "users/" + provider.person("tom", "Tom") + "/authentication/temporaryAccessPassMethods",
                                "{\"lifetimeInMinutes\": 60}")
                        .is(201)
                        .text("/temporaryAccessPass"));
        secrets.put("cookie of the session", browser.cookie("latchkey"));
        secrets.put("cookie of the device", browser.cookie("latchkey-device"));
        String signIn = browser.cookie("latchkey-sign-in");
        secrets.put("cookie of the sign-in", signIn.substring(signIn.indexOf('.') + 1));
    }

    private void clients() throws Exception {
        Registered client = Registered.register(provider.api(), "Shell", ", \"isFallbackPublicClient\": true");
        secrets.put("secret of a client", client.secret());
        secrets.put("token of a client", client.token(Map.of()).is(200).text("/access_token"));
        Certified certified = Certified.fresh();
        Registered proven = ClientAssertionTest.certified(provider, certified);
        String assertion = ClientAssertionTest.assertion(
                certified, proven.appId(), provider.issuer(), JWSAlgorithm.RS256, Duration.ofMinutes(10));
        ClientAssertionTest.asserted(proven, assertion).is(200);
        secrets.put("assertion of a client", assertion);
        bytes("key of a client", certified.key().getEncoded());
    }

    private void devices() {
        Registered client = Registered.register(provider.api(), "Kettle", ", \"isFallbackPublicClient\": true");
        String path = "/" + provider.tenant() + "/oauth2/v2.0/";
        for (String which : List.of("waiting", "entered")) {
            Answer device = provider.api()
                    .form(path + "devicecode", Map.of("client_id", client.appId(), "scope", "User.Read"))
                    .is(200);
            secrets.put(which + " device code", device.text("/device_code"));
            secrets.put(which + " user code", device.text("/user_code"));
            if (which.equals("entered")) {
                Browser.Page consent = browser.open(path + "deviceauth?user_code=" + device.text("/user_code"));
                assertThat(consent.body()).contains("Kettle");
                consent.submit(Map.of());
            }
        }
    }

    private void others() {
        String secret = "a-secret-of-another-provider";
        admin.post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Foreign",
                         "issuer": "https://login.example", "clientId": "us",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "%s"}}
                        """.formatted(secret)).is(201);
        secrets.put("secret at another provider", secret);
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

    /** Every row of every table of every schema of ours, as text. */
    private static String dump() {
        Sql sql = RunningServer.shared().bean(Sql.class);
        List<String> tables = sql.statement("""
                select format('%I.%I', table_schema, table_name) as name
                from information_schema.tables
                where table_schema not in ('pg_catalog', 'information_schema')
                  and table_type = 'BASE TABLE'
                """).list(row -> row.text("name"));
        assertThat(tables)
                .contains(
                        "public.client_authorization",
                        "public.application_password",
                        "public.signing_key",
                        "public.software_oath_method",
                        "public.mail_code",
                        "public.notice",
                        "public.sign_in",
                        "public.temporary_access_pass");
        return tables.stream()
                .map(table -> sql.statement(
                                "select coalesce(string_agg(t::text, E'\\n'), '') as rows from " + table + " t")
                        .one(row -> row.text("rows")))
                .collect(Collectors.joining("\n"));
    }
}
