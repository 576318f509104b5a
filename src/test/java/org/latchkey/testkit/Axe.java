package org.latchkey.testkit;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine of <a href="https://github.com/dequelabs/axe-core">axe</a>, which finds what keeps people from using a page. */
public final class Axe {
    private static final String SOURCE = source();

    private Axe() {}

    private static String source() {
        try {
            return Files.readString(Path.of("console/node_modules/axe-core/axe.min.js"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What is serious or critical on the page. */
    public static List<String> scan(Page page) {
        return run(page, "{}");
    }

    /** The same of colours alone, for a page that is scanned already and only changed its look. */
    public static List<String> contrast(Page page) {
        return run(page, "{ runOnly: ['color-contrast'] }");
    }

    /** The sentinels by which Fluent keeps the focus inside a dialog or a list of tabs take a focus only to pass it on. */
    private static List<String> run(Page page, String options) {
        if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
            page.evaluate(SOURCE);
        }
        // Colours that are still on their way from one look to the other are neither's.
        page.evaluate("""
                async () => {
                  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                  await Promise.allSettled(document.getAnimations().filter(it => it instanceof CSSTransition).map(it => it.finished));
                }
                """);
        var found = page.evaluate("""
                async () => (await axe.run({ exclude: [['[data-tabster-dummy]']] },
                        { ...%s, resultTypes: ['violations'], elementRef: false })).violations
                    .filter(it => it.impact === 'serious' || it.impact === 'critical')
                    .map(it => it.id + ': ' + it.nodes.map(node => node.html).join(' | '))
                """.formatted(options));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
