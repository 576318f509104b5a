@NullMarked
package org.latchkey.identity;

import org.jspecify.annotations.NullMarked;
