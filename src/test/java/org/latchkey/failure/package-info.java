/** What must hold when things break for real. */
@NullMarked
package org.latchkey.failure;

import org.jspecify.annotations.NullMarked;
