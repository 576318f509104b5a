package org.latchkey.graph;

import org.latchkey.kernel.Call;

/**
 * Requests that the server makes of itself: they find the same declarations, rights and answers as those from outside, but
 * take part in the transaction that is open and need no network.
 */
public interface Wire {

    /** An answer; the body is empty when there is none. */
    record Reply(int status, String body) {}

    /**
     * Makes a request. A refusal is an answer too, though the open transaction can then only be rolled back.
     *
     * @param call who asks, and when
     * @param method in capitals
     * @param target the path below {@code /v1.0/}, with its query, percent-encoded
     * @param body JSON; empty when there is none
     */
    Reply send(Call call, String method, String target, String body);
}
