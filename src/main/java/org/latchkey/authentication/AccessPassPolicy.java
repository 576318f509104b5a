package org.latchkey.authentication;

import org.latchkey.graph.Patch;
import org.latchkey.kernel.Problem;
import org.latchkey.sql.Row;

/**
 * What Temporary Access Passes are like in a tenant.
 *
 * @param usual how long one is good, in minutes, unless it is said
 * @param least and no shorter than this
 * @param most nor longer than this
 * @param length how many letters and digits one has
 * @param usableOnce whether each is good for one use only
 */
record AccessPassPolicy(boolean isEnabled, int usual, int least, int most, int length, boolean usableOnce) {

    private static final int SHORTEST_MINUTES = 10;
    private static final int LONGEST_MINUTES = 43_200;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 48;

    static AccessPassPolicy read(Row row) {
        return new AccessPassPolicy(
                row.bool("enabled"),
                row.number("default_lifetime_minutes"),
                row.number("least_lifetime_minutes"),
                row.number("most_lifetime_minutes"),
                row.number("default_length"),
                row.bool("usable_once"));
    }

    /**
     * This one, changed.
     *
     * @throws Problem BAD_REQUEST when its numbers do not fit
     */
    AccessPassPolicy with(Patch patch) {
        AccessPassPolicy changed = new AccessPassPolicy(
                patch.get("state", String.class).map("enabled"::equals).orElse(isEnabled),
                patch.get("defaultLifetimeInMinutes", Integer.class).orElse(usual),
                patch.get("minimumLifetimeInMinutes", Integer.class).orElse(least),
                patch.get("maximumLifetimeInMinutes", Integer.class).orElse(most),
                patch.get("defaultLength", Integer.class).orElse(length),
                patch.get("isUsableOnce", Boolean.class).orElse(usableOnce));
        demand("minimumLifetimeInMinutes", changed.least, SHORTEST_MINUTES, LONGEST_MINUTES);
        demand("maximumLifetimeInMinutes", changed.most, changed.least, LONGEST_MINUTES);
        demand("defaultLifetimeInMinutes", changed.usual, changed.least, changed.most);
        demand("defaultLength", changed.length, SHORTEST, LONGEST);
        return changed;
    }

    private static void demand(String property, int value, int least, int most) {
        if (value < least || value > most) {
            throw Problem.badRequest("The %s must be between %d and %d.".formatted(property, least, most));
        }
    }
}
