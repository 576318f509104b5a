package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latchkey.testkit.Api;

/**
 * Every page of the console, over the sample company, in light and dark: nothing that keeps somebody from using it, nothing the
 * browser complains of. {@code -Dlatchkey.pictures=write} takes the pictures of {@code docs/pictures}.
 */
class EveryPageTest {
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final boolean IS_WRITING = "write".equals(System.getProperty("latchkey.pictures"));

    /** The pages whose pictures are kept; the others are only tried. */
    private static final Set<String> PICTURED = Set.of(
            "my-roles",
            "my-packages",
            "my-requests",
            "approvals",
            "groups",
            "group",
            "pim-groups",
            "pim-group",
            "pim-settings",
            "audit-log");

    private static final Api API = Api.sample();

    /** Each page by its name, for the person who uses it. */
    private static Map<String, List<String>> pages() {
        String group = API.asAdmin()
                .get("groups?$filter=displayName eq 'Payment gateway operators'")
                .text("/value/0/id");
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put("my-roles", List.of("Ivo Petrov", "/my-access/roles"));
        pages.put("my-packages", List.of("Remy Tan", "/my-access/packages"));
        pages.put("my-requests", List.of("Remy Tan", "/my-access/requests"));
        pages.put("my-access", List.of("Remy Tan", "/my-access/access"));
        pages.put("approvals", List.of("Aldo Prieto", "/my-access/approvals"));
        pages.put("groups", List.of("Greta Adler", "/admin/groups"));
        pages.put("new-group", List.of("Greta Adler", "/admin/groups/new"));
        pages.put("group", List.of("Greta Adler", "/admin/groups/" + group + "?tab=access"));
        pages.put("pim-groups", List.of("Greta Adler", "/admin/pim/groups"));
        pages.put("pim-discover", List.of("Greta Adler", "/admin/pim/groups/discover"));
        pages.put("pim-group", List.of("Greta Adler", "/admin/pim/groups/" + group));
        pages.put("audit-log", List.of("Greta Adler", "/admin/audit"));
        pages.put("roles", List.of("Greta Adler", "/admin/roles"));
        pages.put("pim-settings", List.of("Greta Adler", "/admin/pim/groups/" + group + "?tab=member"));
        return pages;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void canBeUsedByEverybody(ColorScheme look) throws Exception {
        var softly = new SoftAssertions();
        try (Screen nobody = Screen.ofNobody(API, look)) {
            nobody.open("/").settle();
            softly.assertThat(nobody.scan()).as("landing").isEmpty();
        }
        var screens = new LinkedHashMap<String, Screen>();
        try {
            for (var page : pages().entrySet()) {
                Screen screen = screens.computeIfAbsent(page.getValue().getFirst(), who -> Screen.of(API, who, look));
                screen.open(page.getValue().getLast()).settle();
                if (IS_WRITING && PICTURED.contains(page.getKey())) {
                    screen.page()
                            .screenshot(new Page.ScreenshotOptions()
                                    .setType(ScreenshotType.JPEG)
                                    .setQuality(72)
                                    .setPath(PICTURES.resolve(
                                            page.getKey() + "-" + look.name().toLowerCase(Locale.ROOT) + ".jpg")));
                }
                softly.assertThat(screen.scan()).as(page.getKey()).isEmpty();
            }
            screens.values().forEach(screen -> assertThat(screen.complaints()).isEmpty());
        } finally {
            screens.values().forEach(screen -> screen.page().context().close());
        }
        softly.assertAll();
    }
}
