package org.latchkey.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.latchkey.testkit.Api;

/** The people of a story, each before a screen of their own that stays open from one step to the next. */
final class Cast implements AutoCloseable {
    private final Api api;
    private final Map<String, Screen> screens = new LinkedHashMap<>();

    Cast(Api api) {
        this.api = api;
    }

    /** Somebody's screen, signed in with a password. */
    Screen of(String name) {
        return screen(name, who -> Screen.of(api, who));
    }

    /** Somebody's screen, signed in with both factors. */
    Screen ofProven(String name) {
        return screen(name, who -> Screen.ofProven(api, who));
    }

    private Screen screen(String name, Function<String, Screen> signIn) {
        var screen = screens.computeIfAbsent(name, signIn);
        screen.page().bringToFront();
        return screen;
    }

    /** Somebody turns their screen off. */
    void leave(String name) {
        var screen = screens.remove(name);
        if (screen != null) {
            screen.close();
        }
    }

    @Override
    public void close() {
        try {
            screens.values().forEach(Screen::close);
        } finally {
            screens.values().forEach(it -> it.page().context().close());
        }
    }
}
