package org.latchkey.kernel;

import java.util.Map;
import java.util.UUID;

/**
 * Says who may do what. Implemented by the authority table at the top of the house, so that every module below can ask
 * it without knowing the table.
 */
public interface Guard {

    /**
     * The rows over which a call may do something.
     *
     * @throws Problem when the token carries no permission for it ({@link Action#withoutPermission})
     */
    Scope scope(Call call, Action action);

    /** The rows over which a call may do something; none, where {@link #scope} refuses. */
    Scope reach(Call call, Action action);

    /**
     * Whether a call may do something over what the anchors name, for example {@code Map.of("catalog", id)}; an empty map
     * asks for the whole tenant.
     *
     * @throws Problem when the token carries no permission for it
     */
    boolean allows(Call call, Action action, Map<String, UUID> anchors);

    /**
     * Refuses a call that may not.
     *
     * @throws Problem with {@link Action#withoutPermission} or {@link Action#withoutRole}
     */
    default void require(Call call, Action action, Map<String, UUID> anchors) {
        if (!allows(call, action, anchors)) {
            throw Problem.of(action.withoutRole());
        }
    }
}
