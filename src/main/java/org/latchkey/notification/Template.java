package org.latchkey.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a mail, from {@code mail/<name>.txt}: the subject in the first line, then blocks with empty lines between.
 * A block is a paragraph; or facts, where every line is {@code Label: {place}}; or a link, {@code [label]({place})}.
 * A place is filled with a fact. The structure is read before anything is filled in, so no fact can alter it.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern FACT = Pattern.compile("([^:{}]+): (\\{\\w+})");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((\\{\\w+})\\)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST_SUBJECT = 200;

    /** A mail in words, the same ones twice: plain and as HTML. */
    record Written(String subject, String text, String html) {}

    private sealed interface Block {}

    private record Paragraph(String words) implements Block {}

    private record Facts(List<Fact> lines) implements Block {}

    private record Fact(String label, String place) {}

    private record Link(String label, String place) implements Block {}

    private final String subject;
    private final List<Block> blocks;

    private Template(String subject, List<Block> blocks) {
        this.subject = subject;
        this.blocks = List.copyOf(blocks);
    }

    /** Reads one of ours. */
    static Template load(String name) {
        try (InputStream file = Template.class.getResourceAsStream("/mail/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no mail called " + name);
            }
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Template parse(String source) {
        String[] parts = source.strip().split("\n", 2);
        List<Block> blocks = new ArrayList<>();
        for (String block : parts[parts.length - 1].strip().split("\n\\s*\n", -1)) {
            blocks.add(block(block.strip()));
        }
        return new Template(parts[0].strip(), blocks);
    }

    private static Block block(String source) {
        Matcher link = LINK.matcher(source);
        if (link.matches()) {
            return new Link(link.group(1), link.group(2));
        }
        List<Matcher> lines = source.lines().map(FACT::matcher).toList();
        if (lines.stream().allMatch(Matcher::matches)) {
            return new Facts(
                    lines.stream().map(it -> new Fact(it.group(1), it.group(2))).toList());
        }
        return new Paragraph(source.replaceAll("\\s+", " "));
    }

    /** Fills in facts; one that is missing is empty. The last paragraph is the same in every mail. */
    Written write(Map<String, String> facts, String farewell) {
        String head = CONTROL.matcher(fill(subject, facts)).replaceAll(" ").strip();
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (Block block : blocks) {
            write(block, facts, text, html);
        }
        text.append("-- \n").append(farewell).append('\n');
        html.append("<p style=\"color:#616161;font-size:12px\">%s</p>".formatted(escaped(farewell)));
        return new Written(
                head.length() > LONGEST_SUBJECT ? head.substring(0, LONGEST_SUBJECT - 1) + "…" : head,
                text.toString(),
                """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:14px;color:#242424;max-width:640px">
                %s
                </body></html>
                """.formatted(escaped(head), html));
    }

    private static void write(Block block, Map<String, String> facts, StringBuilder text, StringBuilder html) {
        switch (block) {
            case Paragraph paragraph -> {
                String words = fill(paragraph.words(), facts);
                text.append(words).append("\n\n");
                html.append("<p>%s</p>\n".formatted(escaped(words)));
            }
            case Facts all -> {
                List<Fact> told = all.lines().stream()
                        .filter(it -> !fill(it.place(), facts).isBlank())
                        .toList();
                if (told.isEmpty()) {
                    return;
                }
                text.append(told.stream()
                        .map(it -> "%s: %s\n".formatted(it.label(), fill(it.place(), facts)))
                        .collect(Collectors.joining("", "", "\n")));
                html.append(told.stream()
                        .map(it -> """
                        <tr><td style="padding:2px 16px 2px 0;color:#616161">%s</td><td style="padding:2px 0">%s</td></tr>
                        """.formatted(escaped(it.label()), escaped(fill(it.place(), facts))))
                        .collect(Collectors.joining("", "<table style=\"border-collapse:collapse\">\n", "</table>\n")));
            }
            case Link link -> {
                String address = fill(link.place(), facts);
                if (address.startsWith("https://") || address.startsWith("http://")) {
                    text.append("%s: %s\n\n".formatted(link.label(), address));
                    html.append("<p><a href=\"%s\" style=\"color:#0f6cbd\">%s</a></p>\n"
                            .formatted(escaped(address), escaped(link.label())));
                }
            }
        }
    }

    private static String fill(String words, Map<String, String> facts) {
        return PLACE.matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), "")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
