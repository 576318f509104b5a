package org.latchkey.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of value a property can have, with their form on the wire and in a table. Each maps to one EDM type (<a
 * href="https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/">OData CSDL</a>).
 */
public sealed interface Kind {

    /** {@code Edm.String}; a text column. Compared without case in filters. */
    record Text() implements Kind {}

    /** {@code Edm.String} holding a GUID, as Graph types its ids; a uuid column. */
    record Id() implements Kind {}

    /** {@code Edm.Boolean}; a boolean column. */
    record Bool() implements Kind {}

    /** {@code Edm.Int32}; an integer column. */
    record Int() implements Kind {}

    /**
     * {@code Edm.DateTimeOffset}; a timestamptz column.
     *
     * @param wholeSeconds whether fractions are left out, as on directory objects
     */
    record Instant(boolean wholeSeconds) implements Kind {}

    /** {@code Edm.Date}; a date column. */
    record Date() implements Kind {}

    /** {@code Edm.Duration}, the day-time form of ISO 8601; an interval column. */
    record Duration() implements Kind {}

    /**
     * An enumeration; a text column holding the member as the schema spells it.
     *
     * @param type the schema's name of the enumeration
     * @param members in the schema's order, the sentinel {@code unknownFutureValue} included. Members after the sentinel
     *     go out only to clients that prefer unknown members
     * @param olderNames other words for members, in lower case
     */
    record Choice(String type, List<String> members, Map<String, String> olderNames) implements Kind {

        private static final String SENTINEL = "unknownFutureValue";

        /** The same with an older name of a member, which clients may still send. */
        public Choice formerly(String olderName, String member) {
            return new Choice(type, members, Map.of(olderName.toLowerCase(Locale.ROOT), member));
        }

        /** The member a text means, in any case; the sentinel and unknown words mean none. */
        public Optional<String> member(String text) {
            String name = olderNames.getOrDefault(text.toLowerCase(Locale.ROOT), text);
            return members.stream()
                    .filter(member -> !member.equals(SENTINEL) && member.equalsIgnoreCase(name))
                    .findFirst();
        }

        /** The members that may go out only to clients that asked for them. */
        public List<String> evolved() {
            int sentinel = members.indexOf(SENTINEL);
            return sentinel < 0 ? List.of() : members.subList(sentinel + 1, members.size());
        }

        @Override
        public String toString() {
            return type.toLowerCase(Locale.ROOT);
        }
    }

    /** A structured value; a jsonb column that already has the wire's form, or columns joined by the property's SQL. */
    record Complex(Shape shape) implements Kind {}

    /** A collection; an array column of a plain kind, or a jsonb array of a structured one. Never null. */
    record Many(Kind element) implements Kind {}

    Kind TEXT = new Text();
    Kind ID = new Id();
    Kind BOOL = new Bool();
    Kind INT = new Int();
    Kind INSTANT = new Instant(false);
    Kind SECOND = new Instant(true);
    Kind DATE = new Date();
    Kind DURATION = new Duration();

    static Choice choice(String type, String... members) {
        return new Choice(type, List.of(members), Map.of());
    }

    static Kind complex(Shape shape) {
        return new Complex(shape);
    }

    static Kind many(Kind element) {
        return new Many(element);
    }
}
