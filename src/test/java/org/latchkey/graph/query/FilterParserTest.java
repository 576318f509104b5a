package org.latchkey.graph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latchkey.graph.query.Filter.Comparison;
import org.latchkey.graph.query.Filter.Literal;
import org.latchkey.graph.query.Filter.LiteralKind;
import org.latchkey.graph.query.Filter.Path;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

class FilterParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            displayName eq 'a' | EQ displayName 'a'
            displayName EQ 'a' | EQ displayName 'a'
            displayName Ne 'a' | NE displayName 'a'
            displayName eq 'O''Brien' | EQ displayName 'O'Brien'
            displayName eq '''' | EQ displayName '''
            displayName eq '' | EQ displayName ''
            displayName eq 'a) or (b;c,d&e' | EQ displayName 'a) or (b;c,d&e'
            displayName eq 'Zoë 🔑' | EQ displayName 'Zoë 🔑'
            displayName eq null | EQ displayName null
            accountEnabled eq true | EQ accountEnabled ?true
            accountEnabled eq False | EQ accountEnabled ?false
            durationInDays ge 14 | GE durationInDays #14
            durationInDays lt -1.5e3 | LT durationInDays #-1.5e3
            startswith(displayName,'a') | STARTS_WITH displayName 'a'
            startsWith(displayName,'a') | STARTS_WITH displayName 'a'
            STARTSWITH( displayName , 'a' ) | STARTS_WITH displayName 'a'
            endsWith(mail,'@example.org') | ENDS_WITH mail '@example.org'
            contains(scope/query,'x') | CONTAINS scope/query 'x'
            contains(scope/microsoft.graph.accessReviewQueryScope/query, './members') | CONTAINS scope/query './members'
            not startsWith(displayName,'a') | not[STARTS_WITH displayName 'a']
            not(startswith(displayName,'a')) | not[STARTS_WITH displayName 'a']
            NOT startswith(displayName,'a') and id eq 'x' | and[not[STARTS_WITH displayName 'a'], EQ id 'x']
            not(groupTypes/any(c:c eq 'Unified')) | not[ANY groupTypes[c: EQ c 'Unified']]
            NOT groupTypes/any(c:c eq 'Unified') | not[ANY groupTypes[c: EQ c 'Unified']]
            not (a eq 1 or b eq 2) | not[or[EQ a #1, EQ b #2]]
            not not a eq 1 | not[not[EQ a #1]]
            not displayName eq 'a' | not[EQ displayName 'a']
            groupTypes/any(c:c eq 'Unified') | ANY groupTypes[c: EQ c 'Unified']
            groupTypes/Any(c: c EQ 'Unified') | ANY groupTypes[c: EQ c 'Unified']
            proxyAddresses/any(p:startsWith(p,'smtp:')) | ANY proxyAddresses[p: STARTS_WITH p 'smtp:']
            members/any(m:m/id eq 'x') | ANY members[m: EQ m/id 'x']
            assignedLicenses/any() | ANY assignedLicenses[]
            assignedLicenses/any(s:s/skuId eq 184efa21-98c3-4e5d-95ab-d07053a96e67) | ANY assignedLicenses[s: EQ s/skuId ~184efa21-98c3-4e5d-95ab-d07053a96e67]
            identities/any(c:c/issuerAssignedId eq 'j' and c/issuer eq 'o') | ANY identities[c: and[EQ c/issuerAssignedId 'j', EQ c/issuer 'o']]
            a/all(x:x/b/any(y:y eq 1)) | ALL a[x: ANY x/b[y: EQ y #1]]
            members/$count eq 0 | COUNT members EQ 0
            members/microsoft.graph.user/$count ne 1 | COUNT members NE 1
            id in ('a','b') | IN id 'a' 'b'
            id in('a','b') | IN id 'a' 'b'
            id IN ( 'a' , 'b' ) | IN id 'a' 'b'
            status in (pending, microsoft.graph.status'done', null, 3) | IN status ~pending ~done null #3
            id eq '11111111-1111-1111-1111-111111111111' | EQ id '11111111-1111-1111-1111-111111111111'
            id eq 11111111-1111-1111-1111-111111111111 | EQ id ~11111111-1111-1111-1111-111111111111
            id eq 1e500000-0000-0000-0000-000000000000 | EQ id ~1e500000-0000-0000-0000-000000000000
            createdDateTime ge 2026-01-01 | GE createdDateTime ~2026-01-01
            createdDateTime ge '2026-01-01' | GE createdDateTime '2026-01-01'
            createdDateTime lt 2026-01-01T08:30:00Z | LT createdDateTime ~2026-01-01T08:30:00Z
            createdDateTime le 2026-01-01T08:30:00.1234567+02:00 | LE createdDateTime ~2026-01-01T08:30:00.1234567+02:00
            createdDateTime gt 2026-01-01T08:30:00-05:30 | GT createdDateTime ~2026-01-01T08:30:00-05:30
            duration eq duration'P1D' | EQ duration ~P1D
            duration eq P1DT2H | EQ duration ~P1DT2H
            status eq 'pending' | EQ status 'pending'
            status eq pending | EQ status ~pending
            status eq microsoft.graph.status'pending' | EQ status ~pending
            principal/displayName eq 'a' | EQ principal/displayName 'a'
            target/objectid eq 'a' | EQ target/objectid 'a'
            principal/microsoft.graph.user/department eq 'a' | EQ principal/department 'a'
            microsoft.graph.user/department eq 'a' | EQ department 'a'
            extension_0123_costCentre eq 'a' | EQ extension_0123_costCentre 'a'
            a eq 1 or b eq 2 and c eq 3 | or[EQ a #1, and[EQ b #2, EQ c #3]]
            (a eq 1 or b eq 2) and c eq 3 | and[or[EQ a #1, EQ b #2], EQ c #3]
            a eq 1 OR b eq 2 OR c eq 3 | or[or[EQ a #1, EQ b #2], EQ c #3]
            (a eq 1)and(b eq 2) | and[EQ a #1, EQ b #2]
            ((a eq 1)) | EQ a #1
            notes eq 'a' and order eq 2 or android eq 3 | or[and[EQ notes 'a', EQ order #2], EQ android #3]
            contains eq 'a' | EQ contains 'a'
            (originSystem eq 'AadGroup' and resource/id eq 'r') | and[EQ originSystem 'AadGroup', EQ resource/id 'r']
            groupId eq 'g' and principalId eq 'p' | and[EQ groupId 'g', EQ principalId 'p']
            """)
    void what_a_client_writes_is_understood(String text, String tree) {
        assertThat(Described.filter(FilterParser.parse(text))).isEqualTo(tree);
    }

    @Test
    void the_tree_is_made_of_the_declared_records() {
        assertThat(FilterParser.parse("accessPackage/id eq 'x' or not (state in (delivered))"))
                .isEqualTo(new Filter.Or(
                        new Filter.Compare(
                                new Path(List.of("accessPackage", "id")),
                                Comparison.EQ,
                                new Literal(LiteralKind.STRING, "x")),
                        new Filter.Not(new Filter.In(
                                new Path(List.of("state")), List.of(new Literal(LiteralKind.BARE, "delivered"))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | a name is expected at position 0
            displayName | one of the operators eq, ne, lt, le, gt, ge, in is expected at position 11
            displayName eq | a value is expected at position 14
            displayName eq 'a | the string is not closed at position 15
            displayName is 'a' | one of the operators eq, ne, lt, le, gt, ge, in is expected at position 12
            displayName eq 'a' 'b' | ''' is not expected at position 19
            displayName eq 'a') | ')' is not expected at position 18
            (displayName eq 'a' | ')' is expected at position 19
            displayName eq 'a' and | a name is expected at position 22
            displayName eq binary'a' | 'binary' is not a type at position 15
            eq 'a' | one of the operators eq, ne, lt, le, gt, ge, in is expected at position 3
            'a' eq displayName | a name is expected at position 0
            1a eq 'a' | a name is expected at position 0
            a..b eq 'a' | a name is expected at position 0
            a/ eq 'a' | a name is expected at position 2
            microsoft.graph.user eq 'a' | a type alone is not a property at position 0
            id in () | a value is expected at position 7
            id in ('a' | ')' is expected at position 10
            id in 'a' | '(' is expected at position 6
            startsWith(displayName) | ',' is expected at position 22
            startsWith('a',displayName) | a name is expected at position 11
            members/$ref eq 0 | '$count' is expected at position 8
            members/$count eq 'a' | an integer is expected at position 18
            members/$count eq 1.5 | an integer is expected at position 18
            members/$count eq 9999999999999999999 | an integer is expected at position 18
            a/all() | a name is expected at position 6
            a/any(x) | ':' is expected at position 7
            a eq 1; b eq 2 | ';' is not expected at position 6
            """)
    void a_syntax_error_is_a_bad_request_that_names_its_position(String text, String what) {
        assertThat(problem(text).sentence()).isEqualTo("Invalid filter clause: " + what + ".");
        assertThat(problem(text).code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @Test
    void a_filter_may_be_8192_characters_long_and_no_longer() {
        String longest = "a eq '" + "x".repeat(8192 - 7) + "'";
        assertThat(FilterParser.parse(longest)).isInstanceOf(Filter.Compare.class);
        assertThat(problem(longest + " ").sentence())
                .isEqualTo("Invalid filter clause: it is longer than 8192 characters at position 8192.");
    }

    @Test
    void a_filter_may_be_50_levels_deep_and_no_deeper() {
        assertThat(FilterParser.parse("(".repeat(50) + "a eq 1" + ")".repeat(50)))
                .isInstanceOf(Filter.Compare.class);
        assertThat(problem("(".repeat(51) + "a eq 1" + ")".repeat(51)).sentence())
                .isEqualTo("Invalid filter clause: it is nested deeper than 50 levels at position 51.");
        assertThat(problem("not ".repeat(51) + "a eq 1").sentence()).contains("nested deeper than 50 levels");
        assertThat(problem("a/any(x:".repeat(51)).sentence()).contains("nested deeper than 50 levels");
        assertThat(problem("(".repeat(8192)).sentence()).contains("nested deeper than 50 levels");
    }

    @Test
    void levels_beside_each_other_do_not_add_up() {
        String many = "(a eq 1) or not b eq 2 or c/any(x:x eq 3)" + " or (a eq 1) or not b eq 2".repeat(100);
        assertThat(FilterParser.parse(many)).isInstanceOf(Filter.Or.class);
    }

    @Test
    void a_long_chain_is_not_deep() {
        String chain = "id eq 'x'" + " or id eq 'x'".repeat(600);
        assertThat(FilterParser.parse(chain)).isInstanceOf(Filter.Or.class);
    }

    @Test
    void what_no_database_text_holds_is_refused() {
        assertThat(problem("a eq '\0'").sentence()).contains("a character is not allowed at position 6");
        assertThat(problem("a eq '\ud800'").sentence()).contains("a character is not allowed at position 6");
        assertThatThrownBy(() -> QueryParser.parse("$search=%00")).isInstanceOf(Problem.class);
    }

    private static Problem problem(String text) {
        Problem problem = catchThrowableOfType(Problem.class, () -> FilterParser.parse(text));
        assertThat(problem).as("the filter %s is refused", text).isNotNull();
        return problem;
    }
}
