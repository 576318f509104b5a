/** Who shares this server, each with a clock of their own. */
@ApplicationModule(allowedDependencies = {"kernel", "sql"})
@NullMarked
package org.latchkey.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
