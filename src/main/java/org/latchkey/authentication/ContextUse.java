package org.latchkey.authentication;

import org.latchkey.kernel.Call;

/** Whoever asks for authentication contexts, so that none is deleted while it is asked for. */
public interface ContextUse {

    /**
     * Whether something of the tenant asks for a context.
     *
     * @param context its id, {@code c1} to {@code c99}
     */
    boolean isAskedFor(Call call, String context);
}
