package org.latchkey.graph.http;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latchkey.graph.Kind;
import org.latchkey.graph.write.ParameterReader;

/** The EDM types of an action's parameters, by name. What no kind describes is untyped. */
final class RecordKinds {

    private RecordKinds() {}

    static Map<String, String> of(Class<?> record) {
        Map<String, String> types = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            types.put(
                    component.getName(),
                    ParameterReader.kind(component.getGenericType())
                            .map(RecordKinds::edm)
                            .orElse("Edm.Untyped"));
        }
        return types;
    }

    /** Enumerations of parameters are not among the declared ones: their members go as texts. */
    private static String edm(Kind kind) {
        return switch (kind) {
            case Kind.Choice choice -> "Edm.String";
            case Kind.Many many -> "Collection(" + edm(many.element()) + ")";
            default -> Schema.edm(kind);
        };
    }
}
