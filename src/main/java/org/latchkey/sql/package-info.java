/** What {@code JdbcClient} lacks: instants and sets as parameters, rows read by kind, lifecycle transitions in statements. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.latchkey.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
