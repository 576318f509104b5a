/** Who is calling: signing keys, access tokens, and the way from a token to a caller. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant", "time", "graph", "audit", "directory"})
@NullMarked
package org.latchkey.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
