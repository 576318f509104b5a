/** What a query string asks for: its options, parsed. */
@NamedInterface("query")
@NullMarked
package org.latchkey.graph.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
