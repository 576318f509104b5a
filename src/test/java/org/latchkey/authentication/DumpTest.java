package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Browser;

/** What somebody would have who got hold of the database alone. */
class DumpTest {
    private static final Pattern KEY = Pattern.compile("class=\"key\">([A-Z2-7 ]+)<");

    private final Office office = new Office();

    @Test
    void noPasswordCodeKeyOrCookieIsInIt() {
        Browser browser = office.adas();
        browser.open(office.at("/methods")).submitTo(office.at("/methods/mail"), Map.of("address", office.adasName()));
        Matcher key = KEY.matcher(browser.open(office.at("/methods/app")).body());
        assertThat(key.find()).isTrue();
        String code = office.mailedCode();
        String dump = dump();
        assertThat(dump)
                .as("it is the tenant's")
                .contains(office.adasName())
                .as("how passwords are kept")
                .contains("$argon2id$v=19$");
        assertThat(dump)
                .doesNotContain(Office.PASSWORD)
                .doesNotContain(code)
                .doesNotContain(key.group(1).replace(" ", ""))
                .doesNotContain(browser.cookie("latchkey-device"))
                .doesNotContain(browser.cookie("latchkey"))
                .doesNotContain(secret(browser.cookie("latchkey-sign-in")));
    }

    /** A browser shows the tenant's id, which is no secret, and a secret. */
    private static String secret(String cookie) {
        assertThat(cookie).contains(".");
        return cookie.substring(cookie.indexOf('.') + 1);
    }

    private String dump() {
        StringBuilder dump = new StringBuilder();
        List<@Nullable String> tables =
                office.sql().sql("""
                        select c.table_name
                        from information_schema.columns c
                        join information_schema.tables t
                          on t.table_schema = c.table_schema
                          and t.table_name = c.table_name
                          and t.table_type = 'BASE TABLE'
                        where c.table_schema = 'public'
                          and c.column_name = 'tenant_id'
                        """).query(String.class).list();
        assertThat(tables).contains("password", "familiar_device", "sign_in", "mail_code", "notice");
        for (String table : tables) {
            dump.append(office.sql()
                    .sql("select coalesce(string_agg(row_to_json(t)::text, ' '), '') from %s t where tenant_id = ?"
                            .formatted(table))
                    .param(UUID.fromString(office.api().tenant()))
                    .query(String.class)
                    .single());
        }
        return dump.toString();
    }
}
