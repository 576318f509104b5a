/** Fresh tenants, test tokens, movable clocks and sample data: for trying and testing, never in production. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "sql",
            "tenant",
            "time",
            "graph",
            "audit",
            "notification",
            "directory",
            "authentication",
            "identity",
            "approval",
            "policy",
            "privileged",
            "entitlement"
        })
@NullMarked
package org.latchkey.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
