/** What people are told by mail: written in the transaction of what it tells of, sent until it has arrived. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant", "time"})
@NullMarked
package org.latchkey.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
