package org.latchkey.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered.
 *
 * @param body the JSON as maps, lists and plain values; null when there is none
 * @param text the body as it came
 */
record Reply(int status, @Nullable Object body, String text) {

    private static final int SHOWN = 400;

    /** The value of a place; null when it is absent or null. */
    @Nullable Object value(String place) {
        return values(place).stream().findFirst().orElse(null);
    }

    /**
     * The values of a place that are there: {@code /value/0/id}, {@code /value/name=Member/id} of the elements with that name,
     * or {@code *} in place of the number for all elements.
     */
    List<Object> values(String place) {
        var found = new ArrayList<Object>();
        collect(body, List.of(place.substring(1).split("/", -1)), found);
        return found;
    }

    private static void collect(@Nullable Object node, List<String> path, List<Object> found) {
        if (path.isEmpty()) {
            if (node != null) {
                found.add(node);
            }
            return;
        }
        var rest = path.subList(1, path.size());
        if (node instanceof Map<?, ?> map) {
            collect(map.get(path.getFirst()), rest, found);
        } else if (node instanceof List<?> list) {
            chosen(list, path.getFirst()).forEach(element -> collect(element, rest, found));
        }
    }

    private static List<?> chosen(List<?> list, String which) {
        if (which.equals("*")) {
            return list;
        }
        if (which.contains("=")) {
            var pair = which.split("=", 2);
            return list.stream()
                    .filter(element -> element instanceof Map<?, ?> map && pair[1].equals(map.get(pair[0])))
                    .toList();
        }
        int index = Integer.parseInt(which);
        return index < list.size() ? list.subList(index, index + 1) : List.of();
    }

    @Override
    public String toString() {
        return (status + " " + text)
                .substring(
                        0, Math.min(SHOWN, Objects.toString(status + " " + text).length()));
    }
}
