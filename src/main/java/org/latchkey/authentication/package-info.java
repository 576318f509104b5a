/** How people prove who they are: the factors, and the pages that ask for them. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "sql",
            "secret",
            "tenant",
            "time",
            "graph",
            "audit",
            "notification",
            "directory"
        })
@NullMarked
package org.latchkey.authentication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
