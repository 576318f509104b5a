package org.latchkey.sql;

import java.util.Arrays;
import java.util.Locale;

/** A member of an enumeration that rows hold as text, in the wire's spelling. */
public interface State {

    String name();

    /** How rows and the wire spell it: {@code PENDING_APPROVAL} is {@code pendingApproval}. */
    default String text() {
        StringBuilder text = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    /** The member a text spells, in any case. */
    static <S extends Enum<S> & State> S parse(Class<S> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(state -> state.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " is no " + type.getSimpleName()));
    }
}
