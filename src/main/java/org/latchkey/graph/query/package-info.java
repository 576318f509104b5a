/** What a query string asks for: its options, parsed. */
@NullMarked
package org.latchkey.graph.query;

import org.jspecify.annotations.NullMarked;
