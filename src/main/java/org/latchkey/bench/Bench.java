package org.latchkey.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.latchkey.postgres.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ./latchkey bench} does: starts a server in a process of its own and prints what a read, a tenant and a start
 * cost. Reading one group is compared with the very same statement through {@code JdbcClient}, in rounds that alternate within
 * one run; absolute figures belong to the machine, ratios can be compared.
 */
public final class Bench {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROUNDS = 5;
    private static final int READS = 2_000;
    /** After so many reads there is little left that the JVM still compiles. */
    private static final int WARM_UP = 30_000;

    private static final int TENANTS = 50;
    /** Half of them before the measuring. */
    private static final int TOKENS = 4_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final PrintStream out;
    private final Path data;
    private final List<String> javaOptions;

    private Bench(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
        this.javaOptions = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .toList();
    }

    /**
     * Measures and prints.
     *
     * @param data where the measured server keeps its database; made anew
     */
    public static void run(Path data, PrintStream out) throws IOException {
        Path fresh = Files.createDirectories(data.toAbsolutePath())
                .resolve(UUID.randomUUID().toString());
        new Bench(Files.createDirectories(fresh), out).run();
    }

    private void run() {
        Path database = data.resolve("data");
        try (MeasuredServer cold = start(database)) {
            say("cold start, database made", cold.startTime());
        }
        try (MeasuredServer warm = start(database)) {
            say("warm start, database there", warm.startTime());
        }
        String statement;
        try (MeasuredServer telling = start(database, "--logging.level.org.latchkey.sql=debug")) {
            statement = statement(telling);
        }
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(data.resolve("shared"), data.resolve("cache"), Map.of());
                MeasuredServer server =
                        start(data.resolve("client"), "--latchkey.database-url=" + addressOf(postgres))) {
            measureReads(server, postgres, statement);
            measureTenants(server);
            out.printf(Locale.ROOT, "%-58s %d MiB%n", "resident memory of the server after that", server.residentMiB());
        }
    }

    private MeasuredServer start(Path database, String... arguments) {
        return MeasuredServer.start(database, javaOptions, List.of(arguments), http);
    }

    private static String addressOf(EmbeddedPostgres postgres) {
        return postgres.jdbcUrl() + "?user=" + postgres.user() + "&password=" + postgres.password();
    }

    /**
     * A group in a tenant of its own, who reads it, and a token for that: one that names a permission or two, as those of real
     * clients do.
     */
    private record Subject(String tenant, String caller, String token, String group) {}

    private Subject subject(MeasuredServer server) {
        String tenant = post(server.url(), "/sandbox/tenants", null, "{\"displayName\":\"Bench\"}")
                .get("tenantId")
                .asString();
        String all = token(server, tenant, "{\"bootstrap\":true}");
        String caller = JSON.readTree(Base64.getUrlDecoder().decode(all.split("\\.", -1)[1]))
                .get("oid")
                .asString();
        String group = post(server.url(), "/v1.0/groups", all, """
                        {"displayName":"Bench","mailEnabled":false,"mailNickname":"bench","securityEnabled":true,"groupTypes":[]}
                        """).get("id").asString();
        return new Subject(tenant, caller, readersToken(server, tenant, caller), group);
    }

    private String readersToken(MeasuredServer server, String tenant, String caller) {
        return token(server, tenant, """
                {"user":"%s","scopes":["User.Read","Group.Read.All"],"amr":["pwd","mfa"]}
                """.formatted(caller));
    }

    private String token(MeasuredServer server, String tenant, String whose) {
        return post(server.url(), "/sandbox/tenants/" + tenant + "/tokens", null, whose)
                .get("access_token")
                .asString();
    }

    /** The very statement that a server sends to read a group, as its log has it. */
    private String statement(MeasuredServer server) {
        Subject subject = subject(server);
        demand(send(read(server, subject.group(), subject.token())), 200);
        return server.logged(" as body ").replaceFirst("^.*? : ", "");
    }

    private OffsetDateTime now(MeasuredServer server, Subject subject) {
        HttpRequest clock = HttpRequest.newBuilder(
                        server.url().resolve("/sandbox/tenants/" + subject.tenant() + "/clock"))
                .build();
        return OffsetDateTime.parse(
                JSON.readTree(demand(send(clock), 200)).get("now").asString());
    }

    private void measureReads(MeasuredServer server, EmbeddedPostgres postgres, String statement) {
        Subject subject = subject(server);
        HttpRequest read = read(server, subject.group(), subject.token());
        Runnable overHttp = () -> demand(send(read), 200);
        JdbcClient client = JdbcClient.create(pool(postgres));
        Map<String, Object> parameters = Map.of(
                "tenant", UUID.fromString(subject.tenant()),
                "caller", UUID.fromString(subject.caller()),
                "now", now(server, subject),
                "p0", UUID.fromString(subject.group()));
        Runnable directly = () ->
                client.sql(statement).params(parameters).query(String.class).single();
        Samples.of(WARM_UP, overHttp);
        Samples.of(WARM_UP / 10, directly);
        Duration best = Duration.ofDays(1);
        for (int round = 1; round <= ROUNDS; round++) {
            Duration before = server.processorTime();
            Samples served = Samples.of(READS, overHttp);
            Duration processor = server.processorTime().minus(before).dividedBy(READS);
            Samples queried = Samples.of(READS, directly);
            best = processor.compareTo(best) < 0 ? processor : best;
            out.printf(
                    Locale.ROOT,
                    "read one group, round %d: HTTP %s (p99 %s), SQL alone %s, ratio %.1f; server CPU %s%n",
                    round,
                    Samples.text(served.median()),
                    Samples.text(served.percentile(99)),
                    Samples.text(queried.median()),
                    (double) served.median().toNanos() / queried.median().toNanos(),
                    Samples.text(processor));
        }
        say("server CPU for one read, best round", best);
        measureTokens(server, subject);
    }

    /** A token seen for the first time must be verified; one that was is known by its hash. */
    private void measureTokens(MeasuredServer server, Subject subject) {
        List<String> fresh = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            fresh.add(readersToken(server, subject.tenant(), subject.caller()));
        }
        perRead(server, subject.group(), fresh.subList(0, TOKENS / 2));
        Duration before = perRead(server, subject.group(), fresh.subList(TOKENS / 2, TOKENS));
        Duration after = perRead(server, subject.group(), Collections.nCopies(TOKENS / 2, subject.token()));
        tellTokens(out, before, after);
    }

    /** What the cache of verified tokens is worth: server CPU of a read without it and with it. */
    static void tellTokens(PrintStream out, Duration before, Duration after) {
        say(out, "server CPU for one read before its token was verified", before);
        say(out, "server CPU for one read after, from the cache of tokens", after);
        out.printf(
                Locale.ROOT,
                "%-58s %.0f %%%n",
                "which the cache saves",
                100.0 * (before.toNanos() - after.toNanos()) / before.toNanos());
    }

    private Duration perRead(MeasuredServer server, String group, List<String> tokens) {
        Duration before = server.processorTime();
        tokens.forEach(token -> demand(send(read(server, group, token)), 200));
        return server.processorTime().minus(before).dividedBy(tokens.size());
    }

    private static HttpRequest read(MeasuredServer server, String group, String token) {
        return HttpRequest.newBuilder(server.url().resolve("/v1.0/groups/" + group))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private void measureTenants(MeasuredServer server) {
        Runnable make = () -> post(server.url(), "/sandbox/tenants", null, "{}");
        Samples.of(TENANTS, make);
        Duration before = server.processorTime();
        Samples made = Samples.of(TENANTS, make);
        say("a fresh tenant", made.median());
        say("a fresh tenant, server CPU", server.processorTime().minus(before).dividedBy(TENANTS));
    }

    /** The measured server's database, asked without the server through a pool like its own. */
    private static DataSource pool(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(addressOf(postgres));
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private JsonNode post(URI server, String path, @Nullable String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return JSON.readTree(demand(send(request.build()), 201, 200));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String demand(HttpResponse<String> answer, Integer... statuses) {
        if (!List.of(statuses).contains(answer.statusCode())) {
            throw new IllegalStateException(
                    answer.request().uri().getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private void say(String what, Duration duration) {
        say(out, what, duration);
    }

    private static void say(PrintStream out, String what, Duration duration) {
        out.printf(Locale.ROOT, "%-58s %s%n", what, Samples.text(duration));
    }
}
