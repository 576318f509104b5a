package org.latchkey.graph.write;

import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/**
 * The sentences that refuse a body.
 *
 * @param type the type of the object, as the schema names it
 */
record Refusals(ProblemCode code, String type) {

    Problem unknown(String name) {
        return say("The property '%s' does not exist on type 'microsoft.graph.%s'.".formatted(name, type));
    }

    Problem twice(String name) {
        return say("The property '%s' is given twice.".formatted(name));
    }

    Problem readOnly(String name) {
        return say("The property '%s' is read-only and cannot be set.".formatted(name));
    }

    Problem elsewhere(String name, String said, String addressed) {
        return say(
                "The property '%s' is '%s' in the body and '%s' in the address. Leave it out, or write to the other address."
                        .formatted(name, said, addressed));
    }

    Problem required(String name) {
        return say("A value is required for property '%s' of resource '%s'.".formatted(name, type));
    }

    Problem isNull(String name) {
        return say("The property '%s' cannot be null.".formatted(name));
    }

    /** A value of the wrong kind: {@code expected} completes "… is expected". */
    Problem expected(String name, String expected) {
        return say("Invalid value specified for property '%s' of resource '%s': %s is expected."
                .formatted(name, type, expected));
    }

    Problem say(String sentence) {
        return Problem.of(code, sentence);
    }
}
