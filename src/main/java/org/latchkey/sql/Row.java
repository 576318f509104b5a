package org.latchkey.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataRetrievalFailureException;

/** One row of a result, read by column name and kind. The plain readers refuse null; the others say so in their name. */
public final class Row {

    private final ResultSet set;

    Row(ResultSet set) {
        this.set = set;
    }

    public UUID id(String column) {
        return present(idOrNull(column), column);
    }

    public @Nullable UUID idOrNull(String column) {
        return get(column, UUID.class);
    }

    public String text(String column) {
        return present(textOrNull(column), column);
    }

    /** The text of a value of any type, as the database spells it. */
    public @Nullable String textOrNull(String column) {
        try {
            return set.getString(column);
        } catch (SQLException failure) {
            throw new DataRetrievalFailureException(column, failure);
        }
    }

    public Instant instant(String column) {
        return present(instantOrNull(column), column);
    }

    public @Nullable Instant instantOrNull(String column) {
        OffsetDateTime value = get(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public boolean bool(String column) {
        return present(get(column, Boolean.class), column);
    }

    public int number(String column) {
        return present(get(column, Integer.class), column);
    }

    public long bigNumber(String column) {
        return present(get(column, Long.class), column);
    }

    /** A length of time spelled in the day-time form of ISO 8601; null when there is none. */
    public @Nullable Duration durationOrNull(String column) {
        String value = textOrNull(column);
        return value == null ? null : Duration.parse(value);
    }

    /** The member of a lifecycle or other enumeration a text column holds. */
    public <S extends Enum<S> & State> S state(String column, Class<S> type) {
        return State.parse(type, text(column));
    }

    /** A text array; empty when the column is null. */
    public List<String> texts(String column) {
        try {
            Array array = set.getArray(column);
            return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
        } catch (SQLException failure) {
            throw new DataRetrievalFailureException(column, failure);
        }
    }

    /** A uuid array; empty when the column is null. */
    public List<UUID> ids(String column) {
        try {
            Array array = set.getArray(column);
            return array == null ? List.of() : Arrays.asList((UUID[]) array.getArray());
        } catch (SQLException failure) {
            throw new DataRetrievalFailureException(column, failure);
        }
    }

    private <T> @Nullable T get(String column, Class<T> type) {
        try {
            return set.getObject(column, type);
        } catch (SQLException failure) {
            throw new DataRetrievalFailureException(column, failure);
        }
    }

    private static <T> T present(@Nullable T value, String column) {
        return Objects.requireNonNull(value, column);
    }
}
