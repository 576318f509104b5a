package org.latchkey.graph.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latchkey.testkit.Database;

class WireFunctionsTest {

    private static final Database DATABASE = Database.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31 09:30:00Z,2026-01-31T09:30:00Z,2026-01-31T09:30:00Z",
        "2026-01-31 09:30:00.250Z,2026-01-31T09:30:00.25Z,2026-01-31T09:30:00Z",
        "2026-01-31 09:30:10.999999Z,2026-01-31T09:30:10.999999Z,2026-01-31T09:30:10Z",
        "2026-01-01 00:00:00+05:45,2025-12-31T18:15:00Z,2025-12-31T18:15:00Z",
        "0001-01-01 00:00:00Z,0001-01-01T00:00:00Z,0001-01-01T00:00:00Z",
        "9999-12-31 23:59:59.9Z,9999-12-31T23:59:59.9Z,9999-12-31T23:59:59Z"
    })
    void instantsAreInUtcWithoutZerosAtTheEnd(String stored, String instant, String second) {
        assertThat(one("wire_instant(cast(:v as timestamptz))", stored)).isEqualTo(instant);
        assertThat(one("wire_second(cast(:v as timestamptz))", stored)).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({
        "365 days,P365D",
        "8 hours,PT8H",
        "1 hour 45 minutes,PT1H45M",
        "26 hours,P1DT2H",
        "0,PT0S",
        "1 month,P30D",
        "90 seconds,PT1M30S",
        "0.5 seconds,PT0.5S",
        "10 seconds,PT10S",
        "100 days 10 minutes,P100DT10M",
        "-26 hours,-P1DT2H",
        "1 day -1 hours,PT23H"
    })
    void lengthsOfTimeAreDaysAndTime(String stored, String wire) {
        assertThat(one("wire_duration(cast(:v as interval))", stored)).isEqualTo(wire);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(DATABASE.sql()
                        .sql(
                                "select wire_instant(null) is null and wire_second(null) is null and wire_duration(null) is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static String one(String expression, String value) {
        return DATABASE.sql()
                .sql("select " + expression)
                .param("v", value)
                .query(String.class)
                .single();
    }
}
