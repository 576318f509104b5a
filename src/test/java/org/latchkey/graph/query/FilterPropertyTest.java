package org.latchkey.graph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Problem;

/** Holds for any filter. The seed is printed; give it as {@code -Dseed=…} to see a failure again. */
class FilterPropertyTest {

    private static final long SEED = Long.getLong("seed", new SplittableRandom().nextLong());

    private static final int ROUNDS = 5_000;

    private static final List<String> PIECES = List.of(
            "a",
            "eq",
            " ",
            " ",
            "(",
            ")",
            "'",
            "''",
            "/",
            "$count",
            "any(",
            "x:",
            ",",
            "in",
            "not",
            "and",
            "or",
            ";",
            "=",
            "$expand",
            "$filter",
            "$select",
            "$top",
            "startsWith(",
            "1",
            "-",
            ":",
            ".",
            "microsoft.graph.x",
            "duration",
            "null",
            "true",
            "*",
            "\"",
            "\\",
            "%",
            "%27",
            "%C3",
            "+",
            "&",
            "$",
            "\0",
            "\ud83d",
            "\udd11",
            "é",
            "٣",
            "desc",
            "99999999999999999999");

    @Test
    void a_tree_written_as_text_is_read_as_the_same_tree() {
        System.out.println("seed " + SEED);
        var random = new SplittableRandom(SEED);
        var trees = new RandomFilters(random);
        for (int round = 0; round < ROUNDS; round++) {
            Filter tree = trees.tree(5);
            String text = trees.text(tree);
            if (text.length() <= Cursor.LONGEST) {
                assertThat(FilterParser.parse(text))
                        .as("seed %d, text %s", SEED, text)
                        .isEqualTo(tree);
            }
        }
    }

    @Test
    void a_filter_with_one_character_wrong_is_read_or_refused_but_never_breaks() {
        System.out.println("seed " + SEED);
        var random = new SplittableRandom(SEED);
        var trees = new RandomFilters(random);
        for (int round = 0; round < ROUNDS; round++) {
            var text = new StringBuilder(trees.text(trees.tree(3)));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
            isReadOrRefused(FilterParser::parse, text.toString());
        }
    }

    @Test
    void garbage_is_read_or_refused_but_never_breaks() {
        System.out.println("seed " + SEED);
        var random = new SplittableRandom(SEED);
        for (int round = 0; round < 4 * ROUNDS; round++) {
            var garbage = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                garbage.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            isReadOrRefused(FilterParser::parse, garbage.toString());
            isReadOrRefused(QueryParser::parse, garbage.toString());
            isReadOrRefused(QueryParser::parse, "$expand=a(" + garbage);
            isReadOrRefused(QueryParser::parse, "$orderby=" + garbage);
            isReadOrRefused(QueryParser::parse, "$select=" + garbage);
        }
    }

    private static void isReadOrRefused(Consumer<String> parser, String text) {
        try {
            parser.accept(text);
        } catch (Problem refused) {
            assertThat(refused.code().status())
                    .as("seed %d, text %s", SEED, text)
                    .isEqualTo(400);
        } catch (RuntimeException | StackOverflowError broken) {
            fail("seed %d, text %s".formatted(SEED, text), broken);
        }
    }
}
