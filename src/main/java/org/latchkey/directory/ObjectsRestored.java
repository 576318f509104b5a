package org.latchkey.directory;

import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Objects came back from the deleted items, with the ties they had by hand or by a package that still runs. */
public record ObjectsRestored(Call call, DirectoryObject.Type type, Set<UUID> ids) {

    public ObjectsRestored {
        ids = Set.copyOf(ids);
    }
}
