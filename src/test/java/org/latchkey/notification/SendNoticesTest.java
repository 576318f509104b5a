package org.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.PostOffice;
import org.latchkey.testkit.StatementCount;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From the outbox to a mail server. */
@ExtendWith(OutputCaptureExtension.class)
class SendNoticesTest {

    private final PostOffice post = PostOffice.shared();
    private final Api api = Api.fresh(post.server());
    private final Outbox outbox = post.server().bean(Outbox.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(post.server().bean(PlatformTransactionManager.class));

    private Call call() {
        return Call.bySystem(UUID.fromString(api.tenant()), Instant.parse("2030-01-01T00:00:00Z"));
    }

    private static Notice ended(String accessPackage) {
        return Notice.of("access-ended", "accessPackageAssignment", Ids.next()).fact("package", accessPackage);
    }

    private void post(Notice... notices) {
        transaction.executeWithoutResult(status -> outbox.post(call(), List.of(notices)));
    }

    private String at(String nickname) {
        return nickname + "@" + api.domain();
    }

    private static void await(BooleanSupplier holds) {
        for (int i = 0; i < 1_200 && !holds.getAsBoolean(); i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private String metrics() {
        return api.asNobody().get("/actuator/prometheus").body();
    }

    @Test
    void aMailIsWellFormed() {
        UUID ann = UUID.fromString(api.person("Ann"));
        post(ended("Köln – Größe").to(Set.of(ann)));

        MimeMessage mail = post.await(at("ann"), 1);
        assertThat(PostOffice.subject(mail)).isEqualTo("Access has ended for Köln – Größe");
        assertThat(PostOffice.words(mail, "text/plain")).contains("Köln – Größe");
        assertThat(PostOffice.words(mail, "text/html")).contains("Köln – Größe").doesNotContain("src=", "<img");
        assertThat(PostOffice.header(mail, "From")).isEqualTo("Latchkey <latchkey@contoso.example>");
        assertThat(PostOffice.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(PostOffice.header(mail, "Message-ID"))
                .isEqualTo("<%s@contoso.example>".formatted(api.mails("ann").text("/value/0/id")));
        assertThat(PostOffice.header(mail, "Content-Type")).startsWith("multipart/alternative");
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        UUID ann = UUID.fromString(api.person("Ann"));
        transaction.executeWithoutResult(status -> {
            outbox.post(call(), List.of(ended("Never").to(Set.of(ann))));
            outbox.sendSecret(call(), at("ann"), ended("Never either"));
            status.setRollbackOnly();
        });
        post(ended("Once").to(Set.of(ann)));
        assertThat(PostOffice.subject(post.await(at("ann"), 1))).isEqualTo("Access has ended for Once");
    }

    @Test
    void aMailServerThatIsDownGetsItLaterAndOnce(CapturedOutput log) {
        UUID ann = UUID.fromString(api.person("Ann"));
        // What others have posted is on its way still, and would wait with hers.
        await(() -> metrics().contains("latchkey_mails_due 0.0"));
        post.shut();
        try {
            post(ended("Databases").to(Set.of(ann)));
            await(() -> api.mails("ann").at("/value/0/attempts").asInt() >= 2);
            var waiting = api.mails("ann");
            assertThat(waiting.text("/value/0/state")).isEqualTo("due");
            assertThat(waiting.text("/value/0/lastError")).startsWith("The mail server cannot be reached");
            assertThat(metrics()).contains("latchkey_mails_due 1.0");
        } finally {
            post.reopen();
        }
        post.await(at("ann"), 1);
        await(() -> api.mails("ann").text("/value/0/state").equals("sent"));
        post(ended("Done").toAddresses(Set.of(at("done"))));
        post.await(at("done"), 1);
        assertThat(post.at(at("ann"))).hasSize(1);
        assertThat(ours(log))
                .contains("could not be sent, attempt 1")
                .doesNotContain(PostOffice.PASSWORD)
                .doesNotContain(at("ann"));
    }

    /** What the post office itself tells of its boxes is not ours. */
    private static String ours(CapturedOutput log) {
        return log.getAll().lines().filter(line -> !line.contains("greenmail")).collect(Collectors.joining("\n"));
    }

    @Test
    void everyAddressGetsANoticeOnce() {
        UUID ann = UUID.fromString(api.person("Ann"));
        post(ended("Databases").to(Set.of(ann)).toAddresses(Set.of(at("ANN"), at("ann"), at("bob"))));
        post.await(at("bob"), 1);
        post.await(at("ann"), 1);
        assertThat(api.mails("ann").rows()).hasSize(1);
    }

    @Test
    void theNumberOfStatementsDoesNotGrowWithThePeople() throws Exception {
        UUID ann = UUID.fromString(api.person("Ann"));
        List<Notice> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            many.add(ended("Package " + i).to(Set.of(ann)).toAddresses(Set.of(at("p" + i), at("q" + i))));
        }
        int one = StatementCount.during(() -> post(ended("Databases").to(Set.of(ann))))
                .count();
        int all = StatementCount.during(() -> post(many.toArray(Notice[]::new))).count();
        assertThat(all).isEqualTo(one).isEqualTo(2);
        await(() -> api.mails("ann").texts("state").stream().allMatch("sent"::equals));
    }

    @Test
    void aSecretIsSentAndStoredNowhere() {
        transaction.executeWithoutResult(status ->
                outbox.sendSecret(call(), at("ann"), ended("the code 918273").fact("link", "http://localhost")));
        assertThat(PostOffice.words(post.await(at("ann"), 1), "text/plain")).contains("918273");
        await(() -> api.mails("ann").text("/value/0/state").equals("sent"));
        String stored = post.server()
                .bean(Sql.class)
                .statement("""
                select coalesce(string_agg(n.text || n.html, ''), 'nothing') as words
                from notice n
                where n.tenant_id = :tenant
                """)
                .bind("tenant", UUID.fromString(api.tenant()))
                .one(row -> row.text("words"));
        assertThat(stored).isEqualTo("nothing");
        assertThat(api.mails("ann").text("/value/0/text"))
                .as("in the sandbox's memory")
                .contains("918273");
    }

    @Test
    void aTenantReadsItsOwnMailsOnly() {
        Api other = Api.fresh(post.server());
        post(ended("Databases").toAddresses(Set.of("both@contoso.example")));
        assertThat(Api.knock(post.server().url(), "GET", "/sandbox/tenants/" + other.tenant() + "/mails", "")
                        .is(200)
                        .rows())
                .isEmpty();
    }
}
