package org.latchkey;

import java.util.List;
import java.util.Set;

/** The modules, floor by floor from the ground up. What each is says its {@code package-info}. */
public final class Floors {
    public static final List<Set<String>> FROM_THE_GROUND = List.of(
            Set.of("kernel", "postgres"),
            Set.of("sql", "secret"),
            Set.of("tenant"),
            Set.of("time"),
            Set.of("graph"),
            Set.of("audit", "notification"),
            Set.of("directory"),
            Set.of("approval", "authentication"),
            Set.of("policy", "federation"),
            Set.of("identity"),
            Set.of("privileged"),
            Set.of("entitlement"),
            Set.of("console", "sandbox", "demo", "bench"));

    private Floors() {}

    /** The floor a module lives on. */
    public static int of(String module) {
        for (var floor = 0; floor < FROM_THE_GROUND.size(); floor++) {
            if (FROM_THE_GROUND.get(floor).contains(module)) {
                return floor;
            }
        }
        throw new IllegalArgumentException("No floor is given to the module " + module);
    }
}
