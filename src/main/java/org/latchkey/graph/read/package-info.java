/** From a declaration and a query's options to one statement, and from its rows to JSON. */
@NullMarked
package org.latchkey.graph.read;

import org.jspecify.annotations.NullMarked;
