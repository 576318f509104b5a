package org.latchkey.graph.http;

import java.util.Map;
import org.latchkey.graph.Wire;
import org.latchkey.kernel.Call;
import org.springframework.stereotype.Component;

/** The way from the server to itself. */
@Component
final class Loopback implements Wire {

    private final GraphEndpoint endpoint;

    Loopback(GraphEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Reply send(Call call, String method, String target, String body) {
        int question = target.indexOf('?');
        GraphResponse response = endpoint.serve(new GraphRequest(
                method,
                "v1.0",
                question < 0 ? target : target.substring(0, question),
                question < 0 ? null : target.substring(question + 1),
                body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"),
                body,
                "http://localhost",
                call,
                call.id()));
        return new Reply(response.status(), response.body());
    }
}
