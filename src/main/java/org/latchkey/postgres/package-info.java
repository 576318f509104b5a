/** Gives the server its database: the configured PostgreSQL, or one of our own as a child of this process. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.latchkey.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
