package org.latchkey.graph.write;

import java.time.Duration;
import org.latchkey.sql.State;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** How values of ours are spelled on the wire where Jackson would spell them otherwise. */
final class WireValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    WireValues() {
        super("wire values");
        addSerializer(Duration.class, new Spelling<Duration>() {
            @Override
            String text(Duration value) {
                return spell(value);
            }
        });
        addSerializer(State.class, new Spelling<State>() {
            @Override
            String text(State value) {
                return value.text();
            }
        });
        setDeserializers(new Lifecycles());
    }

    /** The day-time form of ISO 8601 as Graph writes it: whole days as days. */
    static String spell(Duration length) {
        if (length.isNegative()) {
            return "-" + spell(length.negated());
        }
        Duration rest = length.minusDays(length.toDays());
        if (length.toDays() == 0) {
            return rest.toString();
        }
        return "P" + length.toDays() + "D"
                + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    private abstract static class Spelling<T> extends ValueSerializer<T> {

        abstract String text(T value);

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(text(value));
        }
    }

    /** Enumerations that implement {@link State} are read by {@link State#text}. */
    private static final class Lifecycles extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> findEnumDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return State.class.isAssignableFrom(type.getRawClass())
                    ? new Lifecycle(type.getRawClass())
                    : super.findEnumDeserializer(type, config, description);
        }
    }

    private static final class Lifecycle extends ValueDeserializer<Object> {

        private final Class<?> type;

        Lifecycle(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getString();
            for (Object member : type.getEnumConstants()) {
                if (member instanceof State state && state.text().equalsIgnoreCase(text)) {
                    return member;
                }
            }
            return context.handleWeirdStringValue(type, text, "no member of %s", type.getSimpleName());
        }
    }
}
