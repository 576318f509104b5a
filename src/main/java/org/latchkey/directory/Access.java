package org.latchkey.directory;

import org.latchkey.sql.State;

/** What a tie to a group makes of somebody. */
public enum Access implements State {
    MEMBER,
    OWNER
}
