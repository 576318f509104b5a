package org.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void copiesDoNotSeeEachOther() {
        try (var one = Database.fresh();
                var other = Database.fresh()) {
            one.sql().sql("create table note (text text)").update();
            assertThat(other.sql()
                            .sql("select to_regclass('note') is null")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void sessionsAreFarFromGreenwich() {
        try (var database = Database.fresh()) {
            assertThat(database.sql().sql("show timezone").query(String.class).single())
                    .isEqualTo("Asia/Kathmandu");
        }
    }
}
