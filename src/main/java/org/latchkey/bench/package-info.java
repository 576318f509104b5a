/** Measures a server from outside, as ratios within one run. */
@ApplicationModule(allowedDependencies = {"postgres"})
@NullMarked
package org.latchkey.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
