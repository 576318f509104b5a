/** People, groups, who is in which and by what right, and who holds which directory role. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant", "time", "graph", "audit", "notification"})
@NullMarked
package org.latchkey.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
