package org.latchkey.directory;

import java.util.Set;
import org.latchkey.kernel.Caller;

/** Knows every OAuth permission that means something here. */
public interface EveryPermission {

    /** The names of those that can be given to a kind of caller. */
    Set<String> of(Caller.Kind kind);
}
