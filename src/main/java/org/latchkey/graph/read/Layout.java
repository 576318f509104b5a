package org.latchkey.graph.read;

/** Lays out statements so that people can read them in a log: parts are set in as far as the place they stand in. */
final class Layout {

    private static final String PLACE = "%s";

    private Layout() {}

    /** The template with its {@code %s} replaced, in order. */
    static String fill(String template, Object... parts) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int place = template.indexOf(PLACE, from);
            text.append(template, from, place);
            text.append(part.toString().replace("\n", "\n" + indentation(text)));
            from = place + PLACE.length();
        }
        return text.append(template, from, template.length()).toString();
    }

    private static String indentation(StringBuilder text) {
        int start = text.lastIndexOf("\n") + 1;
        int end = start;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return text.substring(start, end);
    }
}
