/** What a managed group asks of those who become eligible, active, or activate themselves: rules, and the ruling they come to. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "sql",
            "tenant",
            "time",
            "graph",
            "graph :: query",
            "audit",
            "directory",
            "authentication",
            "approval"
        })
@NullMarked
package org.latchkey.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
