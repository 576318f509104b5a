package org.latchkey.console;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Fingerprint;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A refused person never sees the button, and the API refuses the same call. Each page is looked at with two pairs of eyes: who may
 * sees its buttons, so nothing is missing because the page was empty; who may not sees none of them, neither there nor where the
 * address opens their forms, and their calls are refused and change nothing. The table of it is in the {@code …Offers}: a file of the
 * console that sends something at so many places has at least as many calls there, by the same methods.
 */
class RefusedPersonTest {
    private static final Staff STAFF = new Staff();

    private static final Path SOURCES = Path.of("console/src");
    private static final Pattern CHANGE =
            Pattern.compile("\\bgraph\\.(create|update|replace|remove|act|refer|unrefer)\\b|<(DeleteButton)\\b");
    private static final Map<String, String> METHODS = Map.of(
            "create",
            "POST",
            "act",
            "POST",
            "refer",
            "POST",
            "update",
            "PATCH",
            "replace",
            "PUT",
            "remove",
            "DELETE",
            "unrefer",
            "DELETE",
            "DeleteButton",
            "DELETE");

    /** What only reads, although it is a POST, or has no page of its own. */
    private static final Set<String> NOT_BUTTONS = Set.of("POST my-access/requirements", "DELETE ui/DeleteButton");

    @BeforeAll
    static void table() {
        new DirectoryOffers(STAFF).list();
        new ApplicationOffers(STAFF).list();
        String held = STAFF.api().group("DB auditors");
        String given = STAFF.api().group("DB writers");
        var catalogs = new CatalogOffers(STAFF);
        String gone = STAFF.api().group("DB guests");
        String catalog = catalogs.catalog(held, given, gone);
        catalogs.list(catalog, held, "DB auditors");
        new PackageOffers(STAFF, catalog).list(given, "DB writers", gone);
        new PrivilegedOffers(STAFF).list();
        STAFF.api().settle();
    }

    @Test
    void whoMayNotSeesNoButton() {
        try (var cast = new Cast(STAFF.api())) {
            // One person after the other, and where they are already first: what is on the screen need not be read
            // again.
            for (OfferingPage page : sorted(comparing(it -> it.may().name()))) {
                page.isOfferedBy(cast.of(page.may().name()));
            }
            for (OfferingPage page : sorted(comparing(it -> it.mayNot().name()))) {
                page.isKeptFrom(cast.of(page.mayNot().name()).isRefused(403, 404));
            }
        }
    }

    private static List<OfferingPage> sorted(Comparator<OfferingPage> order) {
        return STAFF.pages().stream().sorted(order).toList();
    }

    @Test
    void whoMayNotIsRefusedByTheApi() throws IOException {
        Map<String, Integer> asked = new TreeMap<>();
        var answers = new SoftAssertions();
        STAFF.api().settle();
        Map<String, String> before = rows();
        for (OfferingPage page : STAFF.pages()) {
            for (Offer offer : page.offers()) {
                for (Offer.Call call : offer.calls()) {
                    Answer answer = call.by(STAFF.api().as(page.mayNot().id()));
                    answers.assertThat(offer.refused())
                            .as(
                                    "%s at %s, of %s: %s",
                                    offer.button(), page, page.mayNot().name(), answer)
                            .contains(answer.status());
                    asked.merge(answer.method() + " " + offer.file(), 1, Integer::sum);
                }
            }
        }
        answers.assertAll();
        assertThat(rows()).as("a refused call changes nothing").isEqualTo(before);
        changes()
                .forEach((sent, places) -> assertThat(asked.getOrDefault(sent, 0))
                        .as("calls in the table for the %d of %s", places, sent)
                        .isGreaterThanOrEqualTo(places));
    }

    /** What the console sends: by which method, from which file, at how many places of it. */
    private static Map<String, Integer> changes() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(it -> it.toString().matches(".*(?<!\\.test|\\.gen|graph/client)\\.tsx?"))
                    .toList()) {
                String name = SOURCES.relativize(file).toString().replaceAll("^features/|\\.tsx?$", "");
                CHANGE.matcher(Files.readString(file))
                        .results()
                        .map(it -> METHODS.get(it.group(1) == null ? it.group(2) : it.group(1)) + " " + name)
                        .filter(it -> !NOT_BUTTONS.contains(it))
                        .forEach(it -> found.merge(it, 1, Integer::sum));
            }
        }
        assertThat(found).as("what the console sends").hasSizeGreaterThan(50);
        return found;
    }

    private static Map<String, String> rows() {
        return new Fingerprint(
                        RunningServer.shared().bean(JdbcClient.class),
                        UUID.fromString(STAFF.api().tenant()))
                .take();
    }
}
