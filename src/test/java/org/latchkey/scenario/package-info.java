/**
 * The seed procedure, told with Microsoft's own client as an administrator's script would. Every getter of that client
 * may answer null by its own annotations, so null safety has nothing to say here.
 */
@NullUnmarked
package org.latchkey.scenario;

import org.jspecify.annotations.NullUnmarked;
