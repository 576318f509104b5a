package org.latchkey.entitlement;

import java.util.UUID;
import org.latchkey.sql.Row;
import org.latchkey.sql.State;

/** Another organization whose people may be given access, as this module needs it. */
record ConnectedOrganization(UUID id, String displayName, Stage stage) {

    /** Whether an administrator stands behind it. */
    enum Stage implements State {
        CONFIGURED,
        PROPOSED
    }

    static ConnectedOrganization read(Row row) {
        return new ConnectedOrganization(row.id("id"), row.text("display_name"), row.state("state", Stage.class));
    }
}
