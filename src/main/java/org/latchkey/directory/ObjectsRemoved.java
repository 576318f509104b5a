package org.latchkey.directory;

import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Deleted objects are about to go for good: what points to them goes with them. */
public record ObjectsRemoved(Call call, DirectoryObject.Type type, Set<UUID> ids) {

    public ObjectsRemoved {
        ids = Set.copyOf(ids);
    }
}
