@NullMarked
package org.latchkey.entitlement;

import org.jspecify.annotations.NullMarked;
