package org.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StatementCountTest {
    @Test
    void countsWhatIsSentWhileWorkingAndNothingElse() throws Exception {
        try (var database = Database.empty()) {
            var sql = database.sql();
            sql.sql("create table note (text text)").update();
            var count = StatementCount.during(() -> {
                sql.sql("insert into note values (:text)").param("text", "one").update();
                assertThat(sql.sql("select * from note").query().listOfRows()).hasSize(1);
            });
            sql.sql("delete from note").update();
            assertThat(count.statements()).containsExactly("insert into note values (?)", "select * from note");
        }
    }

    @Test
    void countsEveryStatementOfABatch() throws Exception {
        try (var database = Database.empty()) {
            var template = new JdbcTemplate(database.dataSource());
            template.execute("create table note (text text)");
            var count = StatementCount.during(() -> template.batchUpdate(
                    "insert into note values (?)",
                    List.of(new Object[] {"a"}, new Object[] {"b"}, new Object[] {"c"})));
            assertThat(count.count()).isEqualTo(3);
        }
    }

    @Test
    void countsWhatOtherThreadsSendExceptTheTicker() throws Exception {
        try (var database = Database.empty()) {
            var count = StatementCount.during(() -> {
                for (var name : List.of("ticker-1", "http-1")) {
                    Thread.ofVirtual()
                            .name(name)
                            .start(() -> database.sql().sql("select 1").query().singleValue())
                            .join();
                }
            });
            assertThat(count.count()).isEqualTo(1);
        }
    }
}
