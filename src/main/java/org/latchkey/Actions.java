package org.latchkey;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.latchkey.audit.AuditAction;
import org.latchkey.authentication.AuthenticationAction;
import org.latchkey.directory.DirectoryAction;
import org.latchkey.entitlement.EntitlementAction;
import org.latchkey.federation.FederationAction;
import org.latchkey.kernel.Action;
import org.latchkey.policy.PolicyAction;
import org.latchkey.privileged.PrivilegedAction;

/** Some actions, as the tables of authority name them. */
record Actions(Set<Action> set) {

    Actions {
        set = Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }

    static Actions of(Action... actions) {
        return new Actions(new LinkedHashSet<>(List.of(actions)));
    }

    /** All of a module. */
    static <A extends Enum<A> & Action> Actions all(Class<A> module) {
        return new Actions(new LinkedHashSet<>(EnumSet.allOf(module)));
    }

    /** All of every module. */
    static Actions everything() {
        return all(AuditAction.class)
                .and(
                        all(DirectoryAction.class),
                        all(AuthenticationAction.class),
                        all(FederationAction.class),
                        all(PolicyAction.class),
                        all(PrivilegedAction.class),
                        all(EntitlementAction.class));
    }

    Actions and(Actions... others) {
        var union = new LinkedHashSet<>(set);
        for (var other : others) {
            union.addAll(other.set);
        }
        return new Actions(union);
    }

    Actions and(Action... others) {
        return and(of(others));
    }

    boolean contain(Action action) {
        return set.contains(action);
    }
}
