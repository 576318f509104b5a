package org.latchkey.console;

import java.util.List;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/**
 * A button of the console.
 *
 * @param button its name
 * @param file the source that makes its call: under {@code console/src/features}, without its ending
 * @param chosen the checkbox that is ticked before it is there; empty where none is
 * @param form the address that opens its form; empty where it has none, or none with an address
 * @param submit the button of the form
 * @param calls the same by the API: each call that it may lead to
 * @param refused how who may not is answered
 */
record Offer(
        String button,
        String file,
        String chosen,
        String form,
        String submit,
        List<Call> calls,
        List<Integer> refused) {

    /** A call of the API. */
    interface Call {
        Answer by(Api.Client who);
    }

    Offer opening(String address, String sends) {
        return new Offer(button, file, chosen, address, sends, calls, refused);
    }

    Offer choosing(String checkbox) {
        return new Offer(button, file, checkbox, form, submit, calls, refused);
    }

    Offer refusedWith(Integer... statuses) {
        return new Offer(button, file, chosen, form, submit, calls, List.of(statuses));
    }
}
