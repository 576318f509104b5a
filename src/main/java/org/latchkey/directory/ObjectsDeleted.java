package org.latchkey.directory;

import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Objects went to the deleted items; their ties have ended already. */
public record ObjectsDeleted(Call call, DirectoryObject.Type type, Set<UUID> ids) {

    public ObjectsDeleted {
        ids = Set.copyOf(ids);
    }
}
