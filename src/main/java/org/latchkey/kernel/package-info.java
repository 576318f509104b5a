/** The words every module speaks: who calls, what they want to do, over which rows, and what went wrong. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.latchkey.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
