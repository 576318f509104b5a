package org.latchkey;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Scope;

/**
 * The scopes of the tables, worked out once for every set of permissions that tokens come with. They are conditions, not answers:
 * nothing that changes is remembered.
 */
final class Reaches {

    /** Tokens differ in few ways; who makes up more has them worked out anew each time. */
    private static final int MOST = 5_000;

    private record Token(Caller.Kind kind, Set<String> permissions, Action action) {}

    private final BiFunction<Caller, Action, Scope> worked;
    private final Map<Token, Scope> known = new ConcurrentHashMap<>();

    Reaches(BiFunction<Caller, Action, Scope> worked) {
        this.worked = worked;
    }

    Scope of(Caller caller, Action action) {
        Token token = new Token(caller.kind(), caller.permissions(), action);
        Scope scope = known.get(token);
        if (scope == null) {
            scope = worked.apply(caller, action);
            if (known.size() < MOST) {
                known.put(token, scope);
            }
        }
        return scope;
    }
}
