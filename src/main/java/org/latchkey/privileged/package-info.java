/** Privileged identity management for groups: who is eligible, who has activated, who is assigned, and until when. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "sql",
            "tenant",
            "time",
            "graph",
            "graph :: query",
            "audit",
            "notification",
            "directory",
            "approval",
            "identity",
            "policy"
        })
@NullMarked
package org.latchkey.privileged;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
