/** What the tests share: a real database, a running server, and ways to look at both. */
@NullMarked
package org.latchkey.testkit;

import org.jspecify.annotations.NullMarked;
