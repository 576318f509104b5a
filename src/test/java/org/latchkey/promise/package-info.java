/** The promises of the product, each tried with random days at work. */
@NullMarked
package org.latchkey.promise;

import org.jspecify.annotations.NullMarked;
