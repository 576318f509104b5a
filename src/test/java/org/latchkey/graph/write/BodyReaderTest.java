package org.latchkey.graph.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latchkey.graph.Library;
import org.latchkey.graph.Library.Lending;
import org.latchkey.graph.Library.NewBook;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Reference;
import org.latchkey.graph.Registry;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;

class BodyReaderTest {

    private static final String A = "11111111-2222-3333-4444-55555555555a";
    private static final String B = "11111111-2222-3333-4444-55555555555b";

    private final Registry registry = Library.registry();
    private final BodyReader bodies = new BodyReader(registry);

    @Test
    void a_body_becomes_the_command_with_every_missing_part_in_its_place() {
        NewBook book =
                created("{\"title\": \"Emma\", \"shelf\": {\"id\": \"%s\"}}".formatted(A.toUpperCase(Locale.ROOT)));
        assertThat(book).isEqualTo(new NewBook("Emma", null, List.of(), ref(A), List.of(), null, false));
    }

    @Test
    void names_match_in_any_case_and_by_alias_and_annotations_are_passed_over() {
        NewBook book = created("""
                {"@odata.type": "microsoft.graph.book", "@odata.etag": "x", "TITLE": "Emma", "title@note": 1,
                 "bookcase": {"ID": "%s"}, "pages": "12", "isRare": "true", "tags": ["a"]}
                """.formatted(A));
        assertThat(book).isEqualTo(new NewBook("Emma", 12, List.of("a"), ref(A), List.of(), null, true));
    }

    @Test
    void a_bound_link_and_a_nested_one_come_to_the_same() {
        NewBook book = created("""
                {"title": "Emma", "shelf@odata.bind": "https://elsewhere/v1.0/shelves('%s')",
                 "readers@odata.bind": ["/readers/%s", "https://graph/v1.0/people/%s/"]}
                """.formatted(A, A, B));
        assertThat(book.shelf()).isEqualTo(ref(A));
        assertThat(book.readers()).containsExactly(UUID.fromString(A), UUID.fromString(B));
        assertThat(patch("{\"shelf@odata.bind\": \"shelves/%s\"}".formatted(A)).values())
                .isEqualTo(Map.of("shelf", UUID.fromString(A)));
    }

    @Test
    void what_must_be_there_is_demanded_by_name() {
        assertThat(refused("{\"shelf\": {\"id\": \"%s\"}}".formatted(A)).sentence())
                .isEqualTo("A value is required for property 'title' of resource 'book'.");
        assertThat(refusedCommand("{\"title\": \"Emma\"}").sentence())
                .isEqualTo("A value is required for property 'shelf' of resource 'book'.");
        assertThat(refusedCommand("{\"title\": \"Emma\", \"shelf\": {\"label\": \"x\"}}")
                        .sentence())
                .isEqualTo("A value is required for property 'shelf/id' of resource 'book'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title": 5} | 'title' of resource 'book': a string is expected
            {"title": {}} | 'title' of resource 'book': a string is expected
            {"title": "12345678901"} | longer than 10 characters
            {"title": null} | 'title' cannot be null
            {"tags": null} | 'tags' cannot be null
            {"tags": "a"} | an array is expected
            {"tags": [null]} | 'tags[0]' cannot be null
            {"tags": [["a"]]} | 'tags[0]' of resource 'book': a string is expected
            {"pages": "x"} | an integer of 32 bits
            {"pages": 1.5} | an integer of 32 bits
            {"pages": 3000000000} | an integer of 32 bits
            {"isRare": 1} | true or false
            {"printedDateTime": "2026-01-01"} | a date and time with an offset
            {"printedDateTime": "2026-02-30T00:00:00Z"} | a date and time with an offset
            {"printedDateTime": 5} | a date and time with an offset
            {"printedDateTime": "+12026-01-01T00:00:00Z"} | the years 1 to 9999
            {"printedDate": "2026-13-01"} | a date, like 2026-01-31,
            {"lending": "P1Y"} | days, hours, minutes and seconds
            {"lending": "P1M"} | days, hours, minutes and seconds
            {"lending": "P1W"} | days, hours, minutes and seconds
            {"lending": "P"} | days, hours, minutes and seconds
            {"lending": "P1DT"} | days, hours, minutes and seconds
            {"lending": "P999999999D"} | days, hours, minutes and seconds
            {"loan": "x"} | 'loan' of resource 'book': an object is expected
            {"loan": {"mode": "away"}} | Invalid value 'away' specified for property 'loan/mode': it is no member of loanMode
            {"loan": {"mode": "unknownFutureValue"}} | no member of loanMode
            {"loan": {"mood": "home"}} | 'mood' does not exist on type 'microsoft.graph.loanSettings'
            {"loan": {"mode": "home", "MODE": "home"}} | 'loan/MODE' is given twice
            {"loan": {"penalties": [{"amount": 5}]}} | an object with @odata.type is expected
            {"loan": {"penalties": [{"@odata.type": "#microsoft.graph.jail"}]}} | is not a microsoft.graph.penalty
            {"loan": {"penalties": [{"@odata.type": "fine"}]}} | required for property 'loan/penalties[0]/amount'
            {"shelf": "x"} | 'shelf' of resource 'book': an object is expected
            {"shelf": {"id": "x"}} | 'id' of resource 'shelf': a GUID is expected
            {"shelf": {"colour": "x"}} | 'colour' does not exist on type 'microsoft.graph.shelf'
            {"shelf@odata.bind": "shelves/x"} | The reference 'shelves/x' in 'shelf@odata.bind' is not valid
            {"shelf@odata.bind": 5} | is not valid
            {"readers@odata.bind": "readers/x"} | an array of URLs is expected
            {"title@odata.bind": "x"} | 'title' does not exist
            {"Title": "a", "title": "b"} | 'title' is given twice
            {"colour": "x"} | The property 'colour' does not exist on type 'microsoft.graph.book'.
            {"@odata.type": "#microsoft.graph.shelf"} | The type 'shelf' is not a microsoft.graph.book.
            """)
    void what_cannot_be_taken_is_refused_by_name(String body, String sentence) {
        Problem problem = refusedPatch("book", body);
        assertThat(problem.sentence()).contains(sentence);
        assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title": | Unable to read JSON request payload
            {"title": "a"} x | Unable to read JSON request payload
            {"title": "a", "title": "b"} | Unable to read JSON request payload
            {"title": "\\u0000"} | Unable to read JSON request payload
            {"title": "\\ud800"} | Unable to read JSON request payload
            {"loan": {"penalties": [{"@odata.type": "ban", "x": 1e999}]}} | Unable to read JSON request payload
            [] | Unable to read JSON request payload
            "x" | Unable to read JSON request payload
            null | Unable to read JSON request payload
            ` ` | Empty Payload. JSON content expected.
            """)
    void what_is_no_JSON_object_is_refused(String body, String sentence) {
        assertThat(refusedPatch("book", body).sentence()).startsWith(sentence);
    }

    @Test
    void a_patch_holds_what_the_body_carries_each_of_its_kind() {
        Patch patch = patch("""
                {"title": "Emma", "pages": 3, "isRare": false, "tags": ["a", "b"], "lending": "P1DT36H",
                 "printedDateTime": "2026-01-01T10:00:00.1234567+02:00", "printedDate": "2026-01-31T08:00:00Z",
                 "loan": null, "status": "ignored", "isbn": "ignored"}
                """);
        assertThat(patch.values())
                .containsOnlyKeys(
                        "title", "pages", "isRare", "tags", "lending", "printedDateTime", "printedDate", "loan")
                .containsEntry("title", "Emma")
                .containsEntry("pages", 3)
                .containsEntry("isRare", false)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("lending", Duration.parse("PT60H"))
                .containsEntry("printedDateTime", Instant.parse("2026-01-01T08:00:00.123456Z"))
                .containsEntry("printedDate", LocalDate.parse("2026-01-31"))
                .containsEntry("loan", null);
    }

    @Test
    void a_structured_value_gets_the_form_we_store() {
        Patch patch = patch("""
                {"loan": {"Mode": "READINGROOM", "startDate": "2026-01-31T00:00:00Z", "duration": "PT48H",
                 "penalties": [{"AMOUNT": "5", "@odata.type": "microsoft.graph.Fine"},
                               {"@odata.type": "#microsoft.graph.ban", "reason": {"x": 1}}]}}
                """);
        assertThat(patch.get("loan", JsonNode.class).orElseThrow().toString())
                .isEqualTo("{\"duration\":\"P2D\",\"mode\":\"readingRoom\",\"penalties\":["
                        + "{\"@odata.type\":\"#microsoft.graph.fine\",\"amount\":5},"
                        + "{\"@odata.type\":\"#microsoft.graph.ban\",\"until\":null,\"reason\":{\"x\":1}}],"
                        + "\"startDate\":\"2026-01-31\"}");
        assertThat(patch("{\"loan\": {}}")
                        .get("loan", JsonNode.class)
                        .orElseThrow()
                        .toString())
                .isEqualTo("{\"duration\":null,\"mode\":null,\"penalties\":[],\"startDate\":null}");
    }

    @Test
    void a_nested_object_keeps_what_it_tells_down_to_the_deepest() {
        Patch patch = patch("""
                {"shelf": {"originId": "Member_x", "library": {"id": "main", "NAME": "x"}, "books": [{"id": "%s"}]}}
                """.formatted(A));
        assertThat(patch.get("shelf", JsonNode.class).orElseThrow().toString())
                .isEqualTo(
                        "{\"originId\":\"Member_x\",\"library\":{\"id\":\"main\",\"name\":\"x\"},\"books\":[{\"id\":\"%s\"}]}"
                                .formatted(A));
    }

    @Test
    void directory_objects_refuse_what_others_ignore() {
        assertThat(refusedPatch("reader", "{\"mail\": \"x\"}").sentence())
                .isEqualTo("The property 'mail' is read-only and cannot be set.");
        assertThat(refusedPatch("reader", "{\"mail\": \"x\"}").code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST);
        assertThat(refusedPatch("reader", "{\"x\": \"x\"}").code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST);
        assertThat(refusedPatch("reader", "").code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST);
        assertThat(refusedPatch("reader", "{").code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @Test
    void an_abstract_resource_is_read_as_the_variant_its_type_names() {
        Patch patch = bodies.read(
                        "{\"@odata.type\": \"#microsoft.graph.librarian\", \"desk\": \"3\"}",
                        registry.get("person"),
                        Mode.UPDATE,
                        Map.of())
                .patch();
        assertThat(patch.values()).isEqualTo(Map.of("@odata.type", "librarian", "desk", "3"));
        assertThat(refusedPatch("person", "{\"desk\": \"3\"}").sentence()).contains("'@odata.type'");
        assertThat(refusedPatch("person", "{\"@odata.type\": \"#microsoft.graph.reader\", \"desk\": \"3\"}")
                        .sentence())
                .contains("'desk' does not exist on type");
    }

    @Test
    void parameters_are_checked_against_their_record() {
        assertThat(lending("{\"READER\": \"%s\", \"days\": \"3\"}".formatted(A)))
                .isEqualTo(new Lending(UUID.fromString(A), 3, List.of()));
        assertThat(refusedLending("{\"reader\": \"x\"}").sentence()).contains("a GUID is expected");
        assertThat(refusedLending("{\"reader\": \"%s\", \"notes\": \"x\"}".formatted(A))
                        .sentence())
                .contains("an array is expected");
        assertThat(refusedLending("{\"colour\": 1}").sentence()).isEqualTo("The parameter 'colour' is unknown.");
        assertThat(refusedLending("").sentence())
                .isEqualTo("A value is required for property 'reader' of resource 'book'.");
    }

    private static Reference ref(String id) {
        return new Reference(UUID.fromString(id));
    }

    private NewBook created(String body) {
        return bodies.read(body, registry.get("book"), Mode.CREATE, Map.of()).as(NewBook.class);
    }

    private Patch patch(String body) {
        return bodies.read(body, registry.get("book"), Mode.UPDATE, Map.of()).patch();
    }

    private Lending lending(String body) {
        return bodies.parameters(body, registry.get("book"), Lending.class);
    }

    private Problem refused(String body) {
        return problem(() -> bodies.read(body, registry.get("book"), Mode.CREATE, Map.of()));
    }

    private Problem refusedCommand(String body) {
        return problem(() -> created(body));
    }

    private Problem refusedPatch(String type, String body) {
        return problem(() -> bodies.read(body, registry.get(type), Mode.UPDATE, Map.of()));
    }

    private Problem refusedLending(String body) {
        return problem(() -> lending(body));
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable code) {
        Problem problem = catchThrowableOfType(Problem.class, code);
        assertThat(problem).as("refused").isNotNull();
        return problem;
    }
}
