/** Keeping what must be read again but by nobody else: sealed with a key that lives outside the database. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.latchkey.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
