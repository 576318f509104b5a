package org.latchkey.testkit;

import java.sql.SQLException;
import java.util.function.Supplier;

/** Somebody's sign-ins at the moment in which they end: still seen by everybody, and gone once this is over. */
public final class EndingSignIns {
    private EndingSignIns() {}

    /** What comes of something that needs one of them just then. */
    public static <T> T meanwhile(String user, Supplier<T> something) throws SQLException {
        return Interleaving.of("delete from sign_in where user_id = ?", user, something);
    }
}
