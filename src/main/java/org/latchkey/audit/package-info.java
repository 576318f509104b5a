/** What changed access, who did it, and what it was before: written in the transaction of the change, never altered. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant", "time", "graph"})
@NullMarked
package org.latchkey.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
