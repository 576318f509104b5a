package org.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered, with words to check it by. Places in the JSON are named by JSON pointers: {@code /value/0/id}. */
public final class Answer {
    private final String asked;
    private final HttpResponse<String> response;

    Answer(String asked, HttpResponse<String> response) {
        this.asked = asked;
        this.response = response;
    }

    /** The method that was called. */
    public String method() {
        return asked.substring(0, asked.indexOf(' '));
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    /** A header; empty when it is not there. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** A value as text; empty when it is absent or null. */
    public String text(String pointer) {
        return at(pointer).asString("");
    }

    /** The elements of {@code value}. */
    public List<JsonNode> rows() {
        return at("/value").values().stream().toList();
    }

    /** The ids of the elements of {@code value}. */
    public List<String> ids() {
        return texts("id");
    }

    /** A property of each element of {@code value}. */
    public List<String> texts(String property) {
        return rows().stream().map(row -> row.path(property).asString("")).toList();
    }

    /** Checks the status. */
    public Answer is(int status) {
        assertThat(status()).as("%s answered %s", asked, body()).isEqualTo(status);
        return this;
    }

    /** Checks a refusal: the status and the code, in Graph's form with its ids. */
    public Answer fails(int status, String code) {
        is(status);
        assertThat(text("/error/code")).as("%s answered %s", asked, body()).isEqualTo(code);
        assertThat(text("/error/message")).as(body()).isNotBlank();
        assertThat(text("/error/innerError/request-id")).as(body()).isNotBlank();
        assertThat(text("/error/innerError/date")).as(body()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        return this;
    }

    /** Checks what a refusal says. */
    public Answer saying(String part) {
        assertThat(text("/error/message")).as("%s answered %s", asked, body()).contains(part);
        return this;
    }

    /** Checks one value, as text. */
    public Answer has(String pointer, String value) {
        assertThat(text(pointer)).as("%s of %s: %s", pointer, asked, body()).isEqualTo(value);
        return this;
    }

    @Override
    public String toString() {
        return asked + " → " + status() + " " + body();
    }
}
