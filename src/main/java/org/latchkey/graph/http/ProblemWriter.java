package org.latchkey.graph.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.latchkey.graph.write.JsonText;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes Graph's error object (<a href="https://learn.microsoft.com/graph/errors">error responses</a>). What nobody
 * foresaw is logged once with its request id and tells the caller nothing else.
 */
@Component
final class ProblemWriter {

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Seconds after which another try is worth it. */
    private static final String PAUSE = "5";

    private final InstantSource clock;

    ProblemWriter(InstantSource clock) {
        this.clock = clock;
    }

    GraphResponse write(GraphRequest request, Problem problem) {
        if (problem.code().status() >= 500) {
            log.error("Request {} failed: {}", request.id(), problem.sentence(), problem);
        }
        GraphResponse response = GraphResponse.of(problem.code().status(), GraphResponse.JSON, body(request, problem));
        return switch (problem.code().status()) {
            case 401 -> response.with("WWW-Authenticate", challenge(request, problem));
            case 503 -> response.with("Retry-After", PAUSE);
            default ->
                problem.challenge() == null ? response : response.with("WWW-Authenticate", challenge(request, problem));
        };
    }

    /** For whatever was thrown. */
    GraphResponse write(GraphRequest request, Throwable failure) {
        return write(
                request,
                switch (failure) {
                    case Problem problem -> problem;
                    case TransientDataAccessException busy ->
                        Problem.of(ProblemCode.SERVICE_UNAVAILABLE).because(busy);
                    case DataAccessResourceFailureException absent ->
                        Problem.of(ProblemCode.SERVICE_UNAVAILABLE).because(absent);
                    case CannotCreateTransactionException absent ->
                        Problem.of(ProblemCode.SERVICE_UNAVAILABLE).because(absent);
                    default -> Problem.of(ProblemCode.INTERNAL_SERVER_ERROR).because(failure);
                });
    }

    GraphResponse notAllowed(GraphRequest request, Collection<String> allowed) {
        return write(request, Problem.of(ProblemCode.METHOD_NOT_ALLOWED)).with("Allow", String.join(", ", allowed));
    }

    private String body(GraphRequest request, Problem problem) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("code", problem.code().code());
        error.put("message", problem.sentence());
        if (!problem.details().isEmpty()) {
            ArrayNode details = error.putArray("details");
            for (Problem.Detail detail : problem.details()) {
                ObjectNode one = details.addObject().put("code", detail.code()).put("message", detail.message());
                if (detail.target() != null) {
                    one.put("target", detail.target());
                }
            }
        }
        Call call = request.call();
        Instant now = call == null ? clock.instant() : call.now();
        error.putObject("innerError")
                .put("date", SECONDS.format(now))
                .put("request-id", request.id().toString())
                .put("client-request-id", request.clientId());
        return JsonText.tree(Map.of("error", error)).toString();
    }

    /** RFC 6750, with the claims a stronger token must hold as Graph's clients read them. */
    private static String challenge(GraphRequest request, Problem problem) {
        String challenge = "Bearer realm=\"\", authorization_uri=\"%s/oauth2/authorize\", client_id=\"%s\""
                .formatted(request.origin(), "00000003-0000-0000-c000-000000000000");
        String claims = problem.challenge();
        if (claims == null) {
            return challenge;
        }
        String encoded = Base64.getEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return challenge + ", error=\"insufficient_claims\", claims=\"" + encoded + "\"";
    }
}
