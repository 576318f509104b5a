package org.latchkey.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.RunningServer;

/** Whoever has a dump of the database has no secret, no token, no code and no password. */
class DumpTest {
    private static final Provider PROVIDER = Provider.fresh();

    @Test
    void noSecretTokenOrPasswordIsReadableInTheDatabase() {
        Registered client = Registered.register(PROVIDER.api(), "Shell", ", \"isFallbackPublicClient\": true");
        Answer itself = client.token(Map.of()).is(200);
        Browser browser = PROVIDER.browser();
        String code = PROVIDER.signIn(browser, Map.of()).told("code");
        String unused = browser.open(PROVIDER.request(Map.of())).told("code");
        Answer tokens = PROVIDER.redeem(code).is(200);
        Answer fresh = PROVIDER.refresh(tokens.text("/refresh_token")).is(200);
        Answer device = PROVIDER.api()
                .form(
                        "/" + PROVIDER.tenant() + "/oauth2/v2.0/devicecode",
                        Map.of("client_id", client.appId(), "scope", "User.Read"))
                .is(200);
        String privateKey = RunningServer.shared()
                .bean(SigningKeys.class)
                .current()
                .getPrivateExponent()
                .toString();
        assertThat(dump())
                .contains(PROVIDER.ada())
                .doesNotContain(
                        client.secret(),
                        Provider.PASSWORD,
                        code,
                        unused,
                        itself.text("/access_token"),
                        tokens.text("/access_token"),
                        tokens.text("/refresh_token"),
                        tokens.text("/id_token"),
                        fresh.text("/refresh_token"),
                        device.text("/device_code"),
                        device.text("/user_code"),
                        privateKey);
    }

    /** Every row of every table, as text. */
    private static String dump() {
        Sql sql = RunningServer.shared().bean(Sql.class);
        List<String> tables = sql.statement("""
                select quote_ident(table_name) as name
                from information_schema.tables
                where table_schema = 'public'
                  and table_type = 'BASE TABLE'
                """).list(row -> row.text("name"));
        assertThat(tables).contains("client_authorization", "application_password", "signing_key");
        return tables.stream()
                .map(table -> sql.statement(
                                "select coalesce(string_agg(t::text, E'\\n'), '') as rows from " + table + " t")
                        .one(row -> row.text("rows")))
                .collect(Collectors.joining("\n"));
    }
}
