/** Declare a resource once, serve it everywhere: the wire of Microsoft Graph, without a word of the domain. */
@ApplicationModule(allowedDependencies = {"kernel", "sql", "tenant", "time"})
@NullMarked
package org.latchkey.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
