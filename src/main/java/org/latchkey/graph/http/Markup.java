package org.latchkey.graph.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes XML from left to right; every name and value is of ours or escaped. */
final class Markup {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; names and values of its attributes in turn. */
    Markup open(String element, String... attributes) {
        tag(element, attributes).append(">\n");
        open.push(element);
        return this;
    }

    Markup empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
        return this;
    }

    Markup close() {
        String element = open.pop();
        text.repeat("  ", open.size()).append("</").append(element).append(">\n");
        return this;
    }

    private StringBuilder tag(String element, String... attributes) {
        text.repeat("  ", open.size()).append('<').append(element);
        for (int at = 0; at < attributes.length; at += 2) {
            text.append(' ').append(attributes[at]).append("=\"");
            text.append(attributes[at + 1]
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace("\"", "&quot;"));
            text.append('"');
        }
        return text;
    }

    String text() {
        return text.toString();
    }
}
