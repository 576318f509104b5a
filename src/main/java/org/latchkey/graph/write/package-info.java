/** From the text of a body to a checked command: by declaration, so that verbs never see what they cannot take. */
@NullMarked
package org.latchkey.graph.write;

import org.jspecify.annotations.NullMarked;
