package org.latchkey.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.MortalServer;
import org.latchkey.testkit.PostOffice;

/** A mail that the mail server has, and of which nobody could note that it was sent, is sent again under the same Message-ID. */
class KilledWhileMailingTest {

    /** Whoever notes that a mail is sent waits for a lock that the test holds. */
    private static final String STAND_STILL = """
            create function stand_still() returns trigger language plpgsql as $$
            begin
              perform pg_advisory_xact_lock(1);
              return new;
            end
            $$;
            create trigger stand_still before update on notice_mail
            for each row when (new.state = 'sent') execute function stand_still()
            """;

    /** Who waits for a lock of that kind in the test's own database; there are others in the cluster. */
    private static final String WAITING = """
            from pg_locks
            where locktype = 'advisory'
              and not granted
              and database = (select oid from pg_database where datname = current_database())
            """;

    @Test
    void aMailThatWasSentAndNotMarkedIsSentAgainAsTheSame() throws Exception {
        GreenMail mail = PostOffice.mailServer(0);
        mail.start();
        String smtp = "--latchkey.smtp-url=smtp://127.0.0.1:%d?from=latchkey%%40contoso.example"
                .formatted(mail.getSmtp().getPort());
        try (Database database = Database.fresh();
                MortalServer server = MortalServer.start(database, smtp)) {
            Api api = Api.fresh(server.url());
            String ann = api.person("Ann");
            database.sql().sql(STAND_STILL).update();
            try (Connection holder = database.dataSource().getConnection();
                    var lock = holder.createStatement()) {
                lock.execute("select pg_advisory_lock(1)");
                makeEligible(api, ann);
                await(() -> waiting(database) > 0);
                assertThat(mail.getReceivedMessages()).hasSize(1);
                server.kill();
                // Its session would go on where it stands: the database does not see that its client is gone.
                database.sql()
                        .sql("select pg_terminate_backend(pid) " + WAITING)
                        .query()
                        .listOfRows();
                await(() -> waiting(database) == 0);
            }
            database.sql().sql("drop trigger stand_still on notice_mail").update();
            // Nobody waits in a test until the lease of who was killed is over.
            assertThat(database.sql()
                            .sql("update notice_mail set due_at = now() where state = 'due'")
                            .update())
                    .isEqualTo(1);
            server.restart();

            await(() -> api.mails("ann").text("/value/0/state").equals("sent"));
            assertThat(api.mails("ann").text("/value/0/attempts")).isEqualTo("2");
            assertThat(Arrays.stream(mail.getReceivedMessages()).map(it -> PostOffice.header(it, "Message-ID")))
                    .hasSize(2)
                    .containsOnly(
                            "<%s@contoso.example>".formatted(api.mails("ann").text("/value/0/id")));
        } finally {
            mail.stop();
        }
    }

    /** What PIM tells whoever becomes eligible. */
    private static void makeEligible(Api api, String person) {
        String group = api.group("Production");
        api.asAdmin()
                .post("identityGovernance/privilegedAccess/group/eligibilityScheduleRequests", """
                {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "adminAssign", "justification": "on call",
                 "scheduleInfo": {"startDateTime": "%s", "expiration": {"type": "afterDuration", "duration": "P30D"}}}
                """.formatted(
                                person, group, api.now()))
                .is(201);
    }

    private static int waiting(Database database) {
        return database.sql()
                .sql("select count(*) " + WAITING)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
