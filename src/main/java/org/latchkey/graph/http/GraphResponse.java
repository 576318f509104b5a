package org.latchkey.graph.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param headers {@code Content-Type} among them when there is a body
 * @param body empty when there is none
 */
record GraphResponse(int status, Map<String, String> headers, String body) {

    static final String JSON =
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    GraphResponse {
        headers = new LinkedHashMap<>(headers);
    }

    static GraphResponse empty(int status) {
        return new GraphResponse(status, Map.of(), "");
    }

    static GraphResponse text(String body) {
        return of(200, "text/plain;charset=utf-8", body);
    }

    static GraphResponse of(int status, String contentType, String body) {
        return new GraphResponse(status, Map.of("Content-Type", contentType), body);
    }

    GraphResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new GraphResponse(status, more, body);
    }

    /** With the headers every answer has. */
    GraphResponse signed(GraphRequest request) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("request-id", request.id().toString());
        more.put("client-request-id", request.clientId());
        more.put("OData-Version", "4.0");
        more.put("Cache-Control", "no-cache");
        return new GraphResponse(status, more, body);
    }

    void writeTo(HttpServletResponse to) throws IOException {
        to.setStatus(status);
        headers.forEach(to::setHeader);
        if (!body.isEmpty()) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            to.setContentLength(bytes.length);
            to.getOutputStream().write(bytes);
        }
    }

    boolean isJson() {
        return headers.getOrDefault("Content-Type", "").startsWith("application/json");
    }
}
