package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns callers away outside Graph's own endpoint, in the form of a Graph error. */
@Component
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final JsonMapper json;
    private final InstantSource clock;

    Refusals(JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /** What a status says where nobody said more. */
    static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.of(ProblemCode.INVALID_AUTHENTICATION_TOKEN);
            case 403 -> Problem.of(ProblemCode.AUTHORIZATION_REQUEST_DENIED);
            case 404 -> Problem.of(ProblemCode.REQUEST_RESOURCE_NOT_FOUND);
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
            case 503 -> Problem.of(ProblemCode.SERVICE_UNAVAILABLE);
            default ->
                status < 500
                        ? Problem.badRequest("The request is malformed.")
                        : Problem.of(ProblemCode.INTERNAL_SERVER_ERROR);
        };
    }

    /** Writes the whole answer. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        var id = Ids.next().toString();
        var client = request.getHeader("client-request-id");
        var inner = new LinkedHashMap<String, String>();
        inner.put("date", SECONDS.format(clock.instant()));
        inner.put("request-id", id);
        inner.put("client-request-id", client == null ? id : client);
        var error = new LinkedHashMap<String, Object>();
        error.put("code", problem.code().code());
        error.put("message", problem.sentence());
        error.put("innerError", inner);
        response.setStatus(problem.code().status());
        response.setHeader("request-id", id);
        if (problem.code() == ProblemCode.INVALID_AUTHENTICATION_TOKEN) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        if (problem.code() == ProblemCode.SERVICE_UNAVAILABLE) {
            // Where there is no cause whoever refused has said why.
            if (problem.getCause() != null) {
                LOG.error("A caller could not be looked up", problem);
            }
            response.setHeader("Retry-After", "5");
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(Map.of("error", error)));
    }
}
