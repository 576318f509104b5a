/** Reading: a declaration, a route and the options of a request become one SQL statement that answers JSON. */
@NullMarked
package org.latchkey.graph.read;

import org.jspecify.annotations.NullMarked;
