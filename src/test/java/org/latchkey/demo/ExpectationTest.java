package org.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** A step that is not as it should be is not called good. */
class ExpectationTest {
    private static final String GROUPS = """
            {value: [{id: a, name: Alpha, at: "2030-01-01T00:00:00Z"}, {id: b, name: Beta}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {status: 200}                                     | {status: 201}
            {status: [200, 204]}                              | {status: [201, 204]}
            {has: {/value/0/name: Alpha}}                     | {has: {/value/0/name: Beta}}
            {has: {/value/name=Beta/id: b}}                   | {has: {/value/name=Beta/id: a}}
            {differs: {/value/0/id: b}}                       | {differs: {/value/0/id: a}}
            {set: [/value/0/id]}                              | {set: [/value/2/id]}
            {contains: {"/value/*/id": b}}                    | {contains: {"/value/*/id": c}}
            {lacks: {"/value/*/id": c}}                       | {lacks: {"/value/*/id": b}}
            {includes: {"/value/*/id": [a, b]}}               | {includes: {"/value/*/id": [a, c]}}
            {exactly: {"/value/*/id": [b, a]}}                | {exactly: {"/value/*/id": [a]}}
            {count: {"/value/*": 2}}                          | {count: {"/value/*": 1}}
            {about: {/value/0/at: "2030-01-01T00:04:00Z"}}    | {about: {/value/0/at: "2030-01-01T00:06:00Z"}}
            """)
    void whatIsExpectedHoldsAndItsOppositeDoesNot(String right, String wrong) {
        var reply = reply(200, GROUPS);
        assertThatCode(() -> expectation(right).check(reply)).doesNotThrowAnyException();
        assertThatThrownBy(() -> expectation(wrong).check(reply)).isInstanceOf(Unmet.class);
    }

    @Test
    void aRefusalSaysWhyInGraphsEnvelope() {
        var whole = "{error: {code: BadRequest, message: Not so., innerError: {request-id: x}}}";
        assertThatCode(() -> expectation("{status: 400, code: BadRequest, says: Not so}")
                        .check(reply(400, whole)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> expectation("{code: Conflict}").check(reply(400, whole)))
                .isInstanceOf(Unmet.class);
        assertThatThrownBy(() -> expectation("{says: Quite so}").check(reply(400, whole)))
                .isInstanceOf(Unmet.class);
        assertThatThrownBy(() -> expectation("{status: 400}").check(reply(400, "{error: {code: BadRequest}}")))
                .isInstanceOf(Unmet.class);
    }

    @Test
    void whatNothingCanBeExpectedOfIsNoStep() {
        assertThatThrownBy(() -> expectation("{state: good}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Reply reply(int status, String body) {
        return new Reply(status, new Yaml().load(body), body);
    }

    private static Expectation expectation(String text) {
        Map<?, ?> expect = new Yaml().load(text);
        return Expectation.read(expect);
    }
}
