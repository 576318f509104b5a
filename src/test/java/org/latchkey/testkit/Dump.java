package org.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.latchkey.sql.Sql;

/** What a thief of the database has. */
public final class Dump {
    private Dump() {}

    /** Every row of every table of every schema of ours, as text. */
    public static String text() {
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
