/** The OpenID provider: clients, what people let them do, signing keys, tokens, and the way from a token to a caller. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "postgres",
            "sql",
            "tenant",
            "time",
            "graph",
            "audit",
            "directory",
            "secret",
            "authentication",
            "federation"
        })
@NullMarked
package org.latchkey.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
