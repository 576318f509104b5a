package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A person with a keyboard and nothing else: goes from one thing to the next, and must see where they are. */
final class Keys {
    /** Nobody presses Tab more often than this to get anywhere on one page. */
    private static final int PATIENCE = 60;

    private final Page page;

    Keys(Page page) {
        this.page = page;
    }

    /** What has the focus: its role, its name, and whether it is in sight and looks focused. */
    record Place(String role, String name, boolean isSeen) {

        boolean is(String wanted) {
            return name.equals(wanted) || name.startsWith(wanted + " ");
        }
    }

    /** Goes on with Tab until something is reached; everything on the way shows that it has the focus. */
    Keys to(String name) {
        return go("Tab", name);
    }

    /** Goes back with Shift and Tab. */
    Keys backTo(String name) {
        return go("Shift+Tab", name);
    }

    private Keys go(String key, String name) {
        List<String> way = new ArrayList<>();
        for (int i = 0; i < PATIENCE; i++) {
            page.keyboard().press(key);
            Place place = here();
            way.add(place.role() + " " + place.name());
            if (!place.role().equals("body")) {
                assertThat(place.isSeen())
                        .as("the focus is seen on %s, after %s", place, way)
                        .isTrue();
            }
            if (place.is(name)) {
                return this;
            }
        }
        return fail(key + " never comes to " + name + ", only to " + way);
    }

    /** Presses some keys, one after the other. */
    Keys press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Waits until something has the focus by itself. */
    Keys isAt(String name) {
        return comes(name, place -> place.is(name));
    }

    /** Waits until another page is there, which begins at its title. */
    Keys isAtTitle(String title) {
        return comes(title, place -> place.role().equals("h1") && place.is(title));
    }

    private Keys comes(String name, Predicate<Place> isIt) {
        try {
            page.waitForCondition(() -> isIt.test(here()));
        } catch (TimeoutError never) {
            fail("The focus never comes to " + name + "; it is on " + here(), never);
        }
        return this;
    }

    /** The focus goes round in the dialog that is open, and never behind it. */
    Keys isKept() {
        for (int i = 0; i < 25; i++) {
            page.keyboard().press("Tab");
            assertThat(
                            page.evaluate(
                                    "() => Boolean(document.activeElement.closest('[role=dialog], [role=alertdialog]'))"
                                            + " || document.activeElement === document.body || document.activeElement.hasAttribute('data-tabster-dummy')"))
                    .as("%s is in the dialog", here())
                    .isEqualTo(true);
        }
        return this;
    }

    Place here() {
        var found = (Map<?, ?>) page.evaluate("""
                () => {
                  const it = document.activeElement;
                  const box = it.getBoundingClientRect();
                  const marks = [];
                  // A ring, a line or a shadow: on the thing, on what is drawn before or after it, or on the box around it.
                  for (let at = it, up = 0; at && up < 3; at = at.parentElement, up++) {
                    for (const part of [null, '::before', '::after']) {
                      const style = getComputedStyle(at, part);
                      if (part && style.content === 'none') continue;
                      marks.push(style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
                      marks.push(part !== null && ['Top', 'Bottom'].some(side => parseFloat(style[`border${side}Width`]) >= 2
                          && style[`border${side}Style`] !== 'none' && !style[`border${side}Color`].endsWith(', 0)')));
                      marks.push(up === 0 && style.boxShadow !== 'none');
                    }
                  }
                  const label = it.getAttribute('aria-label') || [...it.labels ?? []].map(one => one.innerText).join(' ')
                      || (it.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.innerText ?? '').join(' ').trim()
                      || it.innerText || it.getAttribute('placeholder') || '';
                  return {
                    role: it === document.body || it.hasAttribute('data-tabster-dummy') ? 'body' : it.getAttribute('role') ?? it.tagName.toLowerCase(),
                    name: it === document.body ? '' : label.split('\\n')[0].replace(/\\*$/, '').trim(),
                    isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && marks.some(Boolean),
                  };
                }
                """);
        return new Place(
                String.valueOf(found.get("role")),
                String.valueOf(found.get("name")),
                Boolean.TRUE.equals(found.get("isSeen")));
    }
}
