package org.latchkey.graph.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

class QueryParserTest {

    @Test
    void no_query_is_no_option() {
        assertThat(QueryParser.parse(null)).isEqualTo(QueryOptions.NONE);
        assertThat(QueryParser.parse("")).isEqualTo(QueryOptions.NONE);
        assertThat(QueryParser.parse("&&")).isEqualTo(QueryOptions.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $filter=id eq 'a'&$select=id,displayName | select=id,displayName filter=EQ id 'a'
            filter=id eq 'a'&COUNT=true&top=5 | filter=EQ id 'a' top=5 count=true
            %24filter=startsWith%28displayName%2C%27a%27%29 | filter=STARTS_WITH displayName 'a'
            $filter=displayName+eq+'a%2Bb%26c' | filter=EQ displayName 'a+b&c'
            $filter=a%20ge%202026-01-01T00:00:00%2B02:00 | filter=GE a ~2026-01-01T00:00:00+02:00
            $filter=displayName eq 'Zo%C3%AB %F0%9F%94%91' | filter=EQ displayName 'Zoë 🔑'
            $Filter=id eq 'a=b' | filter=EQ id 'a=b'
            $select= id , displayName ,ID,owner/id | select=id,displayName,owner/id
            $select=*,microsoft.graph.user/mail | select=*,mail
            $orderby=displayName | orderby=displayName+
            $orderBy=displayName desc,createdDateTime ASC , target/displayName DESC | orderby=displayName-,createdDateTime+,target/displayName-
            $orderby=descending desc,asc | orderby=descending-,asc+
            $top=0&$skip=20 | top=0 skip=20
            $count=True | count=true
            $count=false | ``
            $search="displayName:foo" AND "mail:bar" | search=and[displayName~<foo>, mail~<bar>]
            $search=%22displayName:Ann:%5C%22B%5C%5C%22 | search=displayName~<Ann:"B\\>
            $search= "a: b c " OR"d:e" AND ("f:g" OR "h:i") | search=or[a~<b c>, and[d~<e>, or[f~<g>, h~<i>]]]
            $search=displayName:foo | BAD Invalid search clause: a clause like "displayName:ada" in double quotes is expected at position 0.
            $search="foo" | BAD Invalid search clause: a clause names a property and what to look for, like "displayName:ada" at position 0.
            $search="displayName: " | BAD Invalid search clause: a clause names a property and what to look for, like "displayName:ada" at position 0.
            $search="a:b" and "c:d" | BAD Invalid search clause: 'a' is not expected at position 6.
            $search="a:b" ORDER "c:d" | BAD Invalid search clause: 'O' is not expected at position 6.
            $search="a:b | BAD Invalid search clause: the quote is not closed at position 0.
            $search=("a:b" | BAD Invalid search clause: ')' is expected at position 6.
            $search="a:b" "c:d" | BAD Invalid search clause: '"' is not expected at position 6.
            $skiptoken=a%3Db_-. | skiptoken=a=b_-.
            $deltatoken=latest | deltatoken=latest
            $deltatoken= | deltatoken=
            deltatoken=x | ``
            $format=json&api-version=1&on=%zz&@p=1 | format=json
            $expand=members | expand=members()
            $expand=* | expand=*()
            $expand=members() | expand=members()
            $expand=accessPackage,target | expand=accessPackage(),target()
            $expand=policy($expand=rules) | expand=policy(expand=rules())
            %24expand=policy%28%24expand%3Drules%29 | expand=policy(expand=rules())
            $expand=policy(expand=rules) | expand=policy(expand=rules())
            $expand=members($select=displayName,id) | expand=members(select=displayName,id)
            $expand=resourceRoleScopes($expand=role,scope) | expand=resourceRoleScopes(expand=role(),scope())
            $expand=a($select=id;$expand=b($top=3;$skip=1);$count=true),c | expand=a(select=id expand=b(top=3 skip=1) count=true),c()
            $expand=a( $filter=x eq ';)' and (y eq 1 or z in (1,2)) ; $orderby=x desc,y ; ) , b | expand=a(filter=and[EQ x ';)', or[EQ y #1, IN z #1 #2]] orderby=x-,y+),b()
            $expand=a($search="x:;y)\\";" OR ("z:a");$select=id) | expand=a(select=id search=or[x~<;y)";>, z~<a>])
            $expand=microsoft.graph.user/manager | expand=manager()
            $expand=a;$select=id | BAD Invalid expand clause: ';' is not expected at position 1.
            $expand=a($select=id&$top=1 | BAD Invalid expand clause: ')' is expected at position 12.
            $expand=a($select=id)) | BAD Invalid expand clause: ')' is not expected at position 13.
            $expand=a,,b | BAD Invalid expand clause: a name is expected at position 2.
            $expand=a/$ref | BAD Invalid expand clause: a name is expected at position 2.
            $expand=a,A | BAD Invalid expand clause: 'A' is expanded twice at position 2.
            $expand=a($levels=max) | BAD Invalid expand clause: the option '$levels' is not supported in an expansion at position 2.
            $expand=a($skiptoken=x) | BAD Invalid expand clause: the option '$skiptoken' is not supported in an expansion at position 2.
            $expand=a($filter=x) | BAD Invalid expand clause: one of the operators eq, ne, lt, le, gt, ge, in is expected at position 11.
            $expand=a($top=x) | BAD Invalid value 'x' for $top query option found. The $top query option requires a non-negative integer value.
            $expand=a($top=1;top=2) | BAD Query option '$top' was specified more than once, but it must be specified at most once.
            $expand=a($top=) | BAD The value for OData query '$top' cannot be empty.
            $filter=id | BAD Invalid filter clause: one of the operators eq, ne, lt, le, gt, ge, in is expected at position 2.
            $filter= | BAD The value for OData query '$filter' cannot be empty.
            $select | BAD The value for OData query '$select' cannot be empty.
            $top=1&TOP=1 | BAD Query option '$top' was specified more than once, but it must be specified at most once.
            $levels=2 | BAD The query parameter '$levels' is not supported.
            %24apply=x | BAD The query parameter '$apply' is not supported.
            $=x | BAD The query parameter '$' is not supported.
            $skip=-1 | BAD Invalid value '-1' for $skip query option found. The $skip query option requires a non-negative integer value.
            $skip=99999999999 | BAD Invalid value '99999999999' for $skip query option found. The $skip query option requires a non-negative integer value.
            $top=1.5 | BAD Invalid value '1.5' for $top query option found. The $top query option requires a non-negative integer value.
            $count=1 | BAD Invalid value '1' for $count query option found. Valid values are 'true' or 'false'.
            $select=id,,name | BAD Invalid select clause: a name is expected at position 3.
            $select=id name | BAD Invalid select clause: 'n' is not expected at position 3.
            $orderby=name up | BAD Invalid orderby clause: 'u' is not expected at position 5.
            $filter=%zz | BAD The query string is not valid percent-encoded UTF-8 text: '%zz' at position 0.
            $filter=a%2 | BAD The query string is not valid percent-encoded UTF-8 text: '%2' at position 1.
            $filter=%C3 | BAD The query string is not valid percent-encoded UTF-8 text: '%C3' at position 0.
            """)
    void a_query_is_read_or_refused(String query, String expected) {
        String answer;
        try {
            answer = Described.options(QueryParser.parse(query));
        } catch (Problem problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
            answer = "BAD " + problem.sentence();
        }
        assertThat(answer).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1", "99999999999", "-99999999999"})
    void a_page_size_no_page_can_have_is_told_in_the_words_of_graph(String size) {
        Problem problem = catchThrowableOfType(Problem.class, () -> QueryParser.parse("$top=" + size));
        assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_BAD_REQUEST);
        assertThat(problem.sentence())
                .isEqualTo("Invalid page size specified: '%s'. Must be between 1 and 999 inclusive.", size);
    }

    @Test
    void expansions_may_be_50_levels_deep_and_no_deeper() {
        assertThat(QueryParser.parse(nested(50)).expand()).hasSize(1);
        Problem problem = catchThrowableOfType(Problem.class, () -> QueryParser.parse(nested(51)));
        assertThat(problem.sentence()).contains("nested deeper than 50 levels");
    }

    private static String nested(int levels) {
        return "$expand=" + "a($expand=".repeat(levels) + "a" + ")".repeat(levels);
    }
}
