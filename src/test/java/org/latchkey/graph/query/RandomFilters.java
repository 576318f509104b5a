package org.latchkey.graph.query;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latchkey.graph.query.Filter.Comparison;
import org.latchkey.graph.query.Filter.Function;
import org.latchkey.graph.query.Filter.Literal;
import org.latchkey.graph.query.Filter.LiteralKind;
import org.latchkey.graph.query.Filter.Path;

/** Makes random trees and writes a tree in one of the ways a client might, with the spaces and cases it might use. */
final class RandomFilters {

    private static final List<String> NAMES = List.of(
            "id",
            "displayName",
            "accessPackage",
            "notes",
            "inner",
            "order",
            "android",
            "any",
            "all",
            "eq",
            "contains",
            "é",
            "extension_1_x",
            "c",
            "_x",
            "nullable",
            "count");

    private static final List<String> STRINGS = List.of(
            "",
            "a",
            "'",
            "O'Brien",
            "''",
            ") or (",
            "a;b,c:d/e",
            "null",
            "Zoë 🔑",
            "%27",
            " ",
            "$count",
            "\\",
            "\"",
            "\n");

    private static final List<String> BARE = List.of(
            "pending",
            "unknownFutureValue",
            "2026-01-01",
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:00:00.1234567+02:00",
            "2026-01-01T00:00:00-05:30",
            "08:30:00",
            "P1D",
            "PT1H45M",
            "-P1D",
            "nullable",
            "trueish");

    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "3.14", "1e3", "-2.5E-7", "9223372036854775808");

    private final SplittableRandom random;

    RandomFilters(SplittableRandom random) {
        this.random = random;
    }

    Filter tree(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 5)) {
            case 0 -> new Filter.Compare(path(), one(Comparison.values()), literal());
            case 1 -> new Filter.In(path(), some(this::literal));
            case 2 -> new Filter.Call(one(Function.values()), path(), literal());
            case 3 -> new Filter.Count(path(), one(Comparison.values()), random.nextLong());
            case 4 -> new Filter.Lambda(path(), false, "", null);
            case 5 -> new Filter.Lambda(path(), random.nextBoolean(), one(NAMES), tree(depth - 1));
            case 6 -> new Filter.Not(tree(depth - 1));
            case 7 -> new Filter.And(tree(depth - 1), tree(depth - 1));
            default -> new Filter.Or(tree(depth - 1), tree(depth - 1));
        };
    }

    String text(Filter filter) {
        return switch (filter) {
            // what joins from the left needs parentheses on the right only
            case Filter.Or or ->
                text(or.left())
                        + gap()
                        + cased("or")
                        + gap()
                        + (or.right() instanceof Filter.Or ? inside(or.right()) : free(or.right()));
            case Filter.And and ->
                (and.left() instanceof Filter.Or ? inside(and.left()) : free(and.left()))
                        + gap()
                        + cased("and")
                        + gap()
                        + (isJoined(and.right()) ? inside(and.right()) : free(and.right()));
            case Filter.Not not ->
                cased("not")
                        + (isJoined(not.inner()) || random.nextBoolean()
                                ? space() + inside(not.inner())
                                : gap() + text(not.inner()));
            case Filter.Compare c ->
                text(c.path()) + gap() + cased(c.comparison().name()) + gap() + text(c.literal());
            case Filter.In in ->
                text(in.path())
                        + gap()
                        + cased("in")
                        + space()
                        + in.literals().stream()
                                .map(this::text)
                                .collect(Collectors.joining(space() + "," + space(), "(" + space(), space() + ")"));
            case Filter.Call c ->
                cased(c.function().name().replace("_", ""))
                        + "("
                        + space()
                        + text(c.path())
                        + space()
                        + ","
                        + space()
                        + text(c.literal())
                        + space()
                        + ")";
            case Filter.Count c ->
                text(c.path()) + "/$count" + gap() + cased(c.comparison().name()) + gap() + c.number();
            case Filter.Lambda l -> {
                Filter inner = l.inner();
                yield text(l.path())
                        + "/"
                        + cased(l.isAll() ? "all" : "any")
                        + "("
                        + space()
                        + (inner == null ? "" : l.variable() + space() + ":" + space() + text(inner) + space())
                        + ")";
            }
        };
    }

    private static boolean isJoined(Filter filter) {
        return filter instanceof Filter.Or || filter instanceof Filter.And;
    }

    private String free(Filter filter) {
        return random.nextInt(4) == 0 ? inside(filter) : text(filter);
    }

    private String inside(Filter filter) {
        return "(" + space() + text(filter) + space() + ")";
    }

    private String text(Path path) {
        String cast = random.nextInt(5) == 0 ? "microsoft.graph.user/" : "";
        return cast + path;
    }

    private String text(Literal literal) {
        String quoted = "'" + literal.text().replace("'", "''") + "'";
        return switch (literal.kind()) {
            case STRING -> quoted;
            case NUMBER -> literal.text();
            case BOOLEAN, NULL -> cased(literal.text());
            case BARE ->
                switch (random.nextInt(4)) {
                    case 0 -> cased("duration") + quoted;
                    case 1 -> "microsoft.graph.status" + quoted;
                    default -> literal.text();
                };
        };
    }

    private Path path() {
        return new Path(some(() -> one(NAMES)));
    }

    private Literal literal() {
        LiteralKind kind = one(LiteralKind.values());
        return new Literal(
                kind,
                switch (kind) {
                    case STRING -> one(STRINGS);
                    case NUMBER -> one(NUMBERS);
                    case BOOLEAN -> String.valueOf(random.nextBoolean());
                    case NULL -> "null";
                    case BARE ->
                        random.nextInt(3) == 0 ? new UUID(random.nextLong(), random.nextLong()).toString() : one(BARE);
                });
    }

    private String cased(String word) {
        return switch (random.nextInt(3)) {
            case 0 -> word.toLowerCase(Locale.ROOT);
            case 1 -> word.toUpperCase(Locale.ROOT);
            default ->
                word.substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private String space() {
        return " ".repeat(random.nextInt(2));
    }

    private String gap() {
        return " ".repeat(1 + random.nextInt(2));
    }

    private <T> List<T> some(Supplier<T> maker) {
        return Stream.generate(maker).limit(1 + random.nextInt(3)).toList();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T one(T[] values) {
        return one(List.of(values));
    }
}
