package org.latchkey.graph.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Route.Handle;
import org.latchkey.graph.read.Route.Narrowing;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;

/** The parts of a path that carry values: keys, alternate keys, and arguments of functions. */
final class Keyholes {

    /** A key that is a segment of its own. */
    Handle asSegment(Resource resource, Segment segment) {
        return key(resource, segment.text());
    }

    /** A key in parentheses, alone or by name. */
    Handle inParentheses(Resource resource, Segment segment) {
        Arguments arguments = Arguments.of(Objects.requireNonNullElse(segment.inner(), ""));
        String single = arguments.single();
        if (single != null) {
            return key(resource, single);
        }
        if (arguments.named().size() != 1) {
            throw segment.unknown();
        }
        Map.Entry<String, String> named =
                arguments.named().entrySet().iterator().next();
        if (named.getKey().equals("id")) {
            return key(resource, named.getValue());
        }
        return resource.alternateKeys().stream()
                .filter(property -> property.equalsIgnoreCase(named.getKey()))
                .findFirst()
                .<Handle>map(property -> new Handle.Alternate(property, named.getValue()))
                .orElseThrow(() -> Problem.badRequest(
                        "The property '%s' is no key of '%s'.".formatted(named.getKey(), resource.type())));
    }

    private static Handle key(Resource resource, String text) {
        if (!resource.isGuidKey()) {
            return new Handle.Key(text);
        }
        Optional<String> id = Ids.parse(text).map(Object::toString);
        if (id.isEmpty() && resource.keyAlso() == null) {
            throw Problem.of(resource.badBody(), "Invalid object identifier '%s'.".formatted(text));
        }
        return new Handle.Key(id.orElse(text));
    }

    /** A bound function with its arguments: the overload that has these parameters, and the condition they choose. */
    Narrowing narrowing(Resource resource, Segment segment) {
        Arguments arguments = Arguments.of(Objects.requireNonNullElse(segment.inner(), ""));
        Operation.Narrow function = resource.narrowings(segment.simpleName()).stream()
                .filter(narrow -> arguments.single() == null
                        && lower(narrow.parameters()).equals(arguments.named().keySet()))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "The function '%s' does not take these parameters.".formatted(segment.simpleName())));
        Map<String, String> values = new HashMap<>();
        for (String parameter : function.parameters()) {
            values.put(parameter, Objects.requireNonNull(arguments.named().get(parameter.toLowerCase(Locale.ROOT))));
        }
        String common = function.conditions().get("*");
        if (common != null) {
            if (Set.copyOf(lower(values.values())).size() < values.size()) {
                throw Problem.badRequest("The function '%s' compares two things: '%s' must differ."
                        .formatted(function.name(), String.join("' and '", function.parameters())));
            }
            return new Narrowing(function, common, values);
        }
        String chosen = values.values().stream().collect(Collectors.joining());
        Map.Entry<String, String> condition = function.conditions().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(chosen))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("Invalid value '%s' of the function '%s'. Use one of: %s."
                        .formatted(
                                chosen,
                                function.name(),
                                String.join(", ", function.conditions().keySet()))));
        return new Narrowing(
                function, condition.getValue(), Map.of(function.parameters().getFirst(), condition.getKey()));
    }

    private static Set<String> lower(Iterable<String> names) {
        Set<String> lower = new java.util.HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
