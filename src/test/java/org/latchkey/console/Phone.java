package org.latchkey.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;

/** A screen as narrow as a phone's. */
final class Phone {
    private static final int WIDTH = 390;

    private Phone() {}

    /**
     * What sticks out of the page, or of the dialog over it, on a narrow screen; what lies in a part that scrolls by itself does not.
     * The page is as wide as it was afterwards.
     */
    static List<String> overflows(Page page) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(WIDTH, before.height);
        var found = page.evaluate("""
                async () => {
                  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                  const roots = [document.documentElement, ...document.querySelectorAll('main, header, nav, [role=dialog], [role=alertdialog]')];
                  const scrolls = (it, root) => it && it !== root
                      && (['auto', 'scroll'].includes(getComputedStyle(it).overflowX) || scrolls(it.parentElement, root));
                  return roots.filter(root => root.clientWidth && root.scrollWidth > root.clientWidth + 1).flatMap(root => {
                    const edge = root.getBoundingClientRect().right + 1;
                    const out = [...root.querySelectorAll('*')]
                        .filter(it => it.getBoundingClientRect().right > edge && !scrolls(it, root));
                    return out.length ? [`${root.tagName} ${root.scrollWidth}: ${out.at(-1).outerHTML.slice(0, 200)}`] : [];
                  });
                }
                """);
        page.setViewportSize(before.width, before.height);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
