/** Catalogs, access packages, who may ask for them, and what asking brings about. */
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
            "policy",
            "privileged"
        })
@NullMarked
package org.latchkey.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
