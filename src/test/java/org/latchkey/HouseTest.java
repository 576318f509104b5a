package org.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.testkit.Sources;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house that can be read off the classes. Those about tables are in {@link TablesTest}. */
class HouseTest {
    /** By our own folder names: ArchUnit's notion of a test expects the build to write to target. */
    private static final ImportOption NO_TESTS = location -> !location.contains("/test-classes/");

    private static final ApplicationModules MODULES = ApplicationModules.of(Server.class, NO_TESTS);
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("org.latchkey");

    /** Words that say nothing: whoever needs one has not found the name yet. */
    private static final Pattern EMPTY_WORD =
            Pattern.compile("(Manager|Helper|Utils?|Impl|Service(?!Principal)|D[Tt][Oo]|Abstract)(?![a-z])");

    /** What Graph itself calls so. */
    private static final Set<String> NAMED_BY_GRAPH = Set.of("RequestorManager", "TargetManager");

    private static final Pattern CLOCK = Pattern.compile(String.join(
            "|",
            "java\\.time\\.(Instant|Clock|InstantSource|[A-Za-z]*Date|[A-Za-z]*Time|Year|YearMonth|MonthDay)"
                    + "\\.(now|system|systemUTC|systemDefaultZone|tick\\w*)",
            "java\\.lang\\.System\\.currentTimeMillis",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.util\\.(Calendar|GregorianCalendar)\\.(getInstance|<init>)"));

    @Test
    void modulesKeepToTheirWalls() {
        MODULES.verify();
    }

    @Test
    void modulesCallOnlyDown() {
        for (var module : MODULES) {
            var name = module.getIdentifier().toString();
            var stated = module.getBasePackage().getAnnotation(ApplicationModule.class);
            assertThat(stated)
                    .as(
                            "%s states in its package-info what it may call, and no package-info of a test hides that",
                            name)
                    .isPresent();
            assertThat(stated.orElseThrow().allowedDependencies())
                    .as("what %s may call", name)
                    .extracting(below -> below.replaceAll("\\s*::.*", ""))
                    .allMatch(below -> Floors.of(below) < Floors.of(name));
        }
    }

    @Test
    void namesSaySomething() {
        assertThat(CLASSES)
                .extracting(JavaClass::getSimpleName)
                .filteredOn(name -> EMPTY_WORD.matcher(name).find())
                .isSubsetOf(NAMED_BY_GRAPH);
    }

    @Test
    void oneClockTellsTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.latchkey.time")
                .should()
                .accessTargetWhere(describe("a clock that cannot be moved", HouseTest::asksTheMachine))
                .check(CLASSES);
    }

    @Test
    void onlyMeasuringCountsNanoseconds() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.latchkey.graph.http", "org.latchkey.bench..")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        return CLOCK.matcher(access.getTarget().getFullName()).lookingAt();
    }

    /** Whatever a call can be refused with is asserted somewhere, by the code clients match on. */
    @Test
    void everyRefusalIsTried() {
        String tests = Sources.files(Path.of("src/test/java"), ".java").stream()
                .map(Sources::read)
                .collect(joining());
        assertThat(ProblemCode.values())
                .extracting(ProblemCode::code)
                .allSatisfy(code -> assertThat(tests).containsPattern("\"" + code + "\\b"));
    }

    @Test
    void decisionsAreNumberedOneByOne() {
        List<Integer> numbers = Sources.files(Path.of("docs/decisions"), ".md").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches("\\d{4}-.*"))
                .map(name -> Integer.valueOf(name.substring(0, 4)))
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    /** Told, not enforced. */
    @Test
    void longFilesAreNamed() {
        Stream.of("src/main/java", "src/test/java", "src/main/resources/db")
                .flatMap(folder ->
                        Stream.of(".java", ".sql").flatMap(ending -> Sources.files(Path.of(folder), ending).stream()))
                .forEach(file -> {
                    var lines = Sources.read(file).lines().count();
                    if (lines > 300) {
                        System.out.printf("%s has %d lines%n", file, lines);
                    }
                });
    }
}
