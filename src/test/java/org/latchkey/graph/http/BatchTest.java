package org.latchkey.graph.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.write.JsonText;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import tools.jackson.databind.JsonNode;

class BatchTest {

    private final List<GraphRequest> served = new ArrayList<>();
    private final Batch batch = new Batch(new ProblemWriter(InstantSource.fixed(Instant.EPOCH)));

    @Test
    void requests_run_one_after_the_other_as_given() {
        run(get("b", "/users"), get("a", "users?$top=1"), get("C", "/groups/$count"));
        assertThat(served).extracting(GraphRequest::path).containsExactly("users", "users", "groups/$count");
        assertThat(served).extracting(GraphRequest::query).containsExactly(null, "$top=1", null);
    }

    @Test
    void a_request_runs_after_those_it_depends_on() {
        run(get("1", "/c", "2", "3"), get("2", "/b", "3"), get("3", "/a"));
        assertThat(served).extracting(GraphRequest::path).containsExactly("a", "b", "c");
    }

    @Test
    void what_depends_on_a_failure_does_not_run() {
        JsonNode answer = run(get("1", "/fails"), get("2", "/b", "1"), get("3", "/c", "2"), get("4", "/d"));
        assertThat(served).extracting(GraphRequest::path).containsExactly("fails", "d");
        assertThat(statuses(answer)).isEqualTo("1:404 2:424 3:424 4:200");
        assertThat(answer.at("/responses/1/body/error/code").asString()).isEqualTo("FailedDependency");
    }

    @Test
    void what_depends_on_nobody_known_does_not_run() {
        assertThat(statuses(run(get("1", "/a", "x")))).isEqualTo("1:424");
    }

    @Test
    void ids_are_the_same_in_any_case() {
        assertThat(statuses(run(get("B", "/b", "A"), get("a", "/a")))).isEqualTo("a:200 B:200");
        assertThat(refused(get("a", "/a"), get("A", "/b"))).contains("'A' is given twice");
    }

    @Test
    void a_batch_that_makes_no_sense_is_refused_whole() {
        assertThat(refused(get("1", "/a", "2"), get("2", "/b", "1"))).contains("depends on itself");
        assertThat(refused(get("1", "/a", "1"))).contains("depends on itself");
        assertThat(refused("{\"method\": \"GET\", \"url\": \"/a\"}")).contains("needs an 'id'");
        assertThat(refused("{\"id\": 1, \"method\": \"GET\", \"url\": \"/a\"}")).contains("needs an 'id'");
        assertThat(refused("5")).contains("needs an 'id'");
        assertThat(refused("{\"id\": \"1\", \"url\": \"/a\", \"dependsOn\": \"2\"}"))
                .contains("an array of ids");
        assertThat(refused()).contains("at least one request");
        assertThat(refused(IntStream.range(0, 21)
                        .mapToObj(number -> get("r" + number, "/a"))
                        .toArray(String[]::new)))
                .contains("may hold 20 requests");
        assertThat(served).isEmpty();
    }

    @Test
    void a_part_that_makes_no_sense_fails_alone() {
        JsonNode answer = run(
                get("1", "https://elsewhere/v1.0/users"),
                get("2", "//elsewhere/users"),
                "{\"id\": \"3\", \"method\": \"GET\"}",
                "{\"id\": \"4\", \"url\": \"/users\"}",
                "{\"id\": \"5\", \"method\": \"POST\", \"url\": \"/users\", \"body\": {}}",
                get("6", "/users"));
        assertThat(statuses(answer)).isEqualTo("1:400 2:400 3:400 4:400 5:400 6:200");
    }

    @Test
    void a_part_is_a_request_of_its_own() {
        run("""
                {"id": "1", "method": "post", "url": "/users?x#y", "headers": {"content-type": "application/json",
                 "ConsistencyLevel": "eventual"}, "body": {"a": [1]}}
                """);
        GraphRequest part = served.getFirst();
        assertThat(part.method()).isEqualTo("POST");
        assertThat(part.query()).isEqualTo("x");
        assertThat(part.body()).isEqualTo("{\"a\":[1]}");
        assertThat(part.header("Content-Type")).isEqualTo("application/json");
        assertThat(part.header("consistencylevel")).isEqualTo("eventual");
        assertThat(part.header("Prefer")).isEmpty();
        assertThat(part.id()).isNotEqualTo(outer("").id());
        assertThat(part.url()).isEqualTo("http://here/v1.0/users");
    }

    @Test
    void an_answer_has_the_body_and_headers_of_its_kind() {
        JsonNode answer = run(get("1", "/users"), get("2", "/users/$count"), get("3", "/nothing"));
        assertThat(answer.at("/responses/0/body/value").asString()).isEqualTo("x");
        assertThat(answer.at("/responses/0/headers/Content-Type").asString()).startsWith("application/json");
        assertThat(answer.at("/responses/1/body").asString()).isEqualTo("5");
        assertThat(answer.at("/responses/2").has("body")).isFalse();
    }

    private GraphResponse serve(GraphRequest request) {
        served.add(request);
        return switch (request.path()) {
            case "fails" -> GraphResponse.of(404, GraphResponse.JSON, "{}");
            case "nothing" -> GraphResponse.empty(204);
            case "users/$count" -> GraphResponse.text("5");
            default -> GraphResponse.of(200, GraphResponse.JSON, "{\"value\":\"x\"}");
        };
    }

    private JsonNode run(String... requests) {
        return JsonText.parsed(
                batch.run(outer(String.join(",", requests)), this::serve).body());
    }

    private String refused(String... requests) {
        Problem problem = catchThrowableOfType(Problem.class, () -> run(requests));
        assertThat(problem).as("the batch is refused").isNotNull();
        assertThat(problem.code().status()).isEqualTo(400);
        return problem.sentence();
    }

    private static String get(String id, String url, String... dependsOn) {
        String ids = IntStream.range(0, dependsOn.length)
                .mapToObj(at -> "\"" + dependsOn[at] + "\"")
                .collect(Collectors.joining(","));
        return "{\"id\": \"%s\", \"method\": \"GET\", \"url\": \"%s\", \"dependsOn\": [%s]}".formatted(id, url, ids);
    }

    private static String statuses(JsonNode answer) {
        return answer.path("responses")
                .valueStream()
                .map(one -> one.path("id").asString() + ":" + one.path("status").asInt())
                .collect(Collectors.joining(" "));
    }

    private static GraphRequest outer(String requests) {
        Caller caller = new Caller(Caller.Kind.USER, Ids.next(), "", "", Set.of(), Set.of(), Set.of(), "");
        Call call = new Call(Ids.next(), Ids.next(), caller, Instant.EPOCH);
        return new GraphRequest(
                "POST",
                "v1.0",
                "$batch",
                null,
                Map.of("Prefer", "x", "Content-Type", "application/json"),
                "{\"requests\": [" + requests + "]}",
                "http://here",
                call,
                call.id());
    }
}
