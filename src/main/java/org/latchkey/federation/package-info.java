/** Other OpenID providers that a tenant trusts: who they are, what their tokens say of our people, and signing in with them. */
@ApplicationModule(
        allowedDependencies = {"kernel", "sql", "secret", "tenant", "graph", "audit", "directory", "authentication"})
@NullMarked
package org.latchkey.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
