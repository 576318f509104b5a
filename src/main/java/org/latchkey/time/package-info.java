/** Clocks, chores and what drives them: everything that happens because its time has come. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant"})
@NullMarked
package org.latchkey.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
