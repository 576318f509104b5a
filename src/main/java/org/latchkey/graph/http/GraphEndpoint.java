package org.latchkey.graph.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for every path below {@code /v1.0} and {@code /beta}. Who calls is said by the request attribute named after
 * {@link Call}, which a filter before it sets.
 */
@RestController
final class GraphEndpoint {

    /** The most bytes a body may have. */
    private static final int LONGEST_BODY = 4 * 1024 * 1024;

    private final Dispatcher dispatcher;
    private final ProblemWriter problems;

    GraphEndpoint(Dispatcher dispatcher, ProblemWriter problems) {
        this.dispatcher = dispatcher;
        this.problems = problems;
    }

    @RequestMapping({"/v1.0", "/v1.0/**", "/beta", "/beta/**"})
    void answer(HttpServletRequest from, HttpServletResponse to) throws IOException {
        GraphRequest request = request(from);
        GraphResponse response;
        try {
            response = dispatcher.serve(request.with(body(from)));
        } catch (Problem unreadable) {
            response = problems.write(request, unreadable)
                    .with("request-id", request.id().toString());
        }
        to.setStatus(response.status());
        response.headers().forEach(to::setHeader);
        if (!response.body().isEmpty()) {
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            to.setContentLength(body.length);
            to.getOutputStream().write(body);
        }
    }

    private static GraphRequest request(HttpServletRequest from) {
        String uri = from.getRequestURI();
        String version = uri.startsWith("/beta") ? "beta" : "v1.0";
        String rest = uri.substring(version.length() + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(from.getHeaderNames())) {
            headers.put(name, String.join(",", Collections.list(from.getHeaders(name))));
        }
        @Nullable Call call = from.getAttribute(Call.class.getName()) instanceof Call known ? known : null;
        UUID id = call == null ? Ids.next() : call.id();
        String url = from.getRequestURL().toString();
        return new GraphRequest(
                from.getMethod(),
                version,
                rest.startsWith("/") ? rest.substring(1) : rest,
                from.getQueryString(),
                headers,
                "",
                url.substring(0, url.length() - uri.length()),
                call,
                id);
    }

    private static String body(HttpServletRequest from) throws IOException {
        byte[] bytes = from.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw Problem.badRequest("The request body is longer than %d bytes.".formatted(LONGEST_BODY));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Problem.badRequest("The request body is not UTF-8.").because(malformed);
        }
    }
}
