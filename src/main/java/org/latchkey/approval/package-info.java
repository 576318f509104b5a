/** Who has to agree: plans of up to three stages, votes, and what they come to. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant", "time", "graph", "audit", "directory"})
@NullMarked
package org.latchkey.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
