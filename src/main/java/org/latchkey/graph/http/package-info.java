/** The endpoint: which declared operation a request means, whether the caller may, and how the answer is written. */
@NullMarked
package org.latchkey.graph.http;

import org.jspecify.annotations.NullMarked;
