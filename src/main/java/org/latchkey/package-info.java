/** Latchkey: the server's entry and the table of authority, the two that know every module. */
@NullMarked
package org.latchkey;

import org.jspecify.annotations.NullMarked;
