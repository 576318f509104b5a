package org.latchkey.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, driven by Playwright. Tests that need it are skipped where there is none, unless {@code
 * LATCHKEY_REQUIRE_BROWSER=true} is in the environment: then they fail.
 */
public final class Chromium {
    /** A busy machine takes its time, to start it as to show something. */
    private static final double PATIENCE_TO_START = 180_000;

    private static final double PATIENCE_TO_SEE = 45_000;

    private Chromium() {}

    /** One for the whole run; make a context of your own in it. Tests run one after the other, on one thread. */
    public static Browser shared() {
        Path program = program();
        if (program == null) {
            String missing = "There is no Chromium here (chromium on the PATH), so nothing was tried in a browser.";
            if (Boolean.parseBoolean(System.getenv("LATCHKEY_REQUIRE_BROWSER"))) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        return Shared.BROWSER;
    }

    /** The one that has no window takes half the processor time of the others. */
    private static @Nullable Path program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static final class Shared {
        /** It must not fetch a browser of its own. */
        private static final Playwright PLAYWRIGHT = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

        static final Browser BROWSER = PLAYWRIGHT
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setTimeout(PATIENCE_TO_START)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                // Nothing of it leaves this machine.
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")));

        static {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_TO_SEE);
            AtEnd.run(() -> {
                BROWSER.close();
                PLAYWRIGHT.close();
            });
        }
    }
}
