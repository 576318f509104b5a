/** Shows the whole procedure, as a client of the running server that knows nothing but its address. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.latchkey.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
