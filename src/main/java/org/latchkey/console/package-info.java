/** Serves the web console: one page, and the files it is made of. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.latchkey.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
