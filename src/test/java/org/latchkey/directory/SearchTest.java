package org.latchkey.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** {@code $search} as <a href="https://learn.microsoft.com/graph/search-query-parameter">Graph documents it</a>. */
class SearchTest {

    private static final String UNSUPPORTED = "Request_UnsupportedQuery";

    private final Api api = Api.fresh();
    private final Api.Client asking = api.asAdmin().header("ConsistencyLevel", "eventual");

    private List<String> found(String path) {
        Answer answer = asking.get(path + (path.contains("?") ? "&" : "?") + "$select=displayName")
                .is(200);
        return StreamSupport.stream(answer.json().path("value").spliterator(), false)
                .map(row -> row.path("displayName").asString())
                .sorted()
                .toList();
    }

    /** The phrases of Graph's own page, and what people type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello world | hello | true
            hello world | world hello | true
            hello world | WOR | true
            hello world | orld | false
            HelloWorld | world | true
            HelloWorld | helloworld | true
            helloWORLD | world | true
            HELLOworld | world | false
            HELLOworld | helloworld | true
            HelloWORld | world | true
            hello.world | helloworld | true
            hello-world | helloworld | true
            hello.world | world | true
            hello.world | . | true
            hello.world | hello.wor | true
            hello world | hello.world | false
            hello123world | 12 | true
            hello123world | world | true
            hello123world | 23 | false
            李四(David Li) | 李四(David Li) | true
            李四(David Li) | 李四 | true
            李四(David Li) | David | true
            李四(David Li) | David) | true
            李四(David Li) | (李四 | true
            李四(David Li) | Li 李 | true
            蓝色group | 蓝色 | true
            蓝色group | group | false
            group蓝色 | group | true
            group蓝色 | 蓝 | false
            Zoë O'Neil-McDonald | ZOË mcdon | false
            Zoë O'Neil-McDonald | ZOË donald | true
            Zoë McDonald | mcdon | true
            Zoë O'Neil | oneil zoë | true
            Zoë O'Neil | o'neil | true
            Ада Лавлейс | лав | true
            100% [a]_b | 100% | true
            """)
    void wordsAreFoundInAnyOrderByHowTheyBegin(String name, String phrase, boolean isFound) {
        api.group("Decoy");
        api.group(name);
        assertThat(found("groups?$search=\"displayName:" + phrase.replace("%", "%25") + "\""))
                .isEqualTo(isFound ? List.of(name) : List.of());
    }

    @Test
    void clausesAreJoinedAndFilteredAndCounted() {
        api.person("Ada Lovelace");
        api.person("Ada Byron");
        api.person("Charles Babbage");
        assertThat(found("users?$search=\"displayName:ada\"")).containsExactly("Ada Byron", "Ada Lovelace");
        assertThat(found("users?$search=\"displayName:ada\" AND \"displayName:byr\""))
                .containsExactly("Ada Byron");
        assertThat(found("users?$search=\"displayName:byron\" OR \"displayName:babb\""))
                .containsExactly("Ada Byron", "Charles Babbage");
        assertThat(
                        found(
                                "users?$search=(\"displayName:byron\" OR \"displayName:babb\") AND \"userPrincipalName:CHARLES\""))
                .containsExactly("Charles Babbage");
        assertThat(found("users?$search=\"displayName:ada\"&$filter=startsWith(displayName,'ada b')"))
                .containsExactly("Ada Byron");
        assertThat(found("users?$search=\"mailNickname:love\"")).isEmpty();
        Answer first = asking.get("users?$search=\"displayName:ada\"&$count=true&$top=1&$orderby=displayName desc")
                .is(200)
                .has("/@odata.count", "2")
                .has("/value/0/displayName", "Ada Lovelace");
        asking.get(first.text("/@odata.nextLink")).is(200).has("/value/0/displayName", "Ada Byron");
        assertThat(asking.get("users/$count?$search=\"displayName:ada\"")
                        .is(200)
                        .body())
                .isEqualTo("2");
    }

    @Test
    void aNameIsFoundAsItIsNow() {
        String ann = api.person("Ann Old");
        assertThat(found("users?$search=\"displayName:old\"")).containsExactly("Ann Old");
        api.asAdmin().patch("users/" + ann, "{\"displayName\": \"Ann New\"}").is(204);
        assertThat(found("users?$search=\"displayName:old\"")).isEmpty();
        assertThat(found("users?$search=\"displayName:new\"")).containsExactly("Ann New");
        api.asAdmin().delete("users/" + ann).is(204);
        assertThat(found("users?$search=\"displayName:new\"")).isEmpty();
        assertThat(found("directory/deletedItems/microsoft.graph.user?$search=\"displayName:new\""))
                .containsExactly("Ann New");
    }

    @Test
    void everyCollectionOfDirectoryObjectsIsSearched() {
        String ann = api.person("Ann Archer");
        String team = api.group("Archery Team");
        String other = api.group("Another");
        api.addMember(team, ann);
        api.addMember(team, other);
        api.addOwner(team, ann);
        api.app("Archive");
        api.asAdmin()
                .patch("groups/" + team, "{\"description\": \"Bows and arrows\"}")
                .is(204);
        assertThat(found("groups?$search=\"description:arrow\"")).containsExactly("Archery Team");
        assertThat(found("groups?$search=\"displayName:arrow\"")).isEmpty();
        assertThat(found("servicePrincipals?$search=\"displayName:arch\"")).containsExactly("Archive");
        api.asAdmin().post("applications", "{\"displayName\": \"Arch App\"}").is(201);
        assertThat(found("applications?$search=\"displayName:app\"")).containsExactly("Arch App");
        for (String link : List.of("members", "transitiveMembers", "owners")) {
            assertThat(found("groups/" + team + "/" + link + "?$search=\"displayName:arc\""))
                    .containsExactly("Ann Archer");
        }
        assertThat(found("groups/" + team + "/members/microsoft.graph.group?$search=\"displayName:another\""))
                .containsExactly("Another");
        for (String link : List.of("memberOf", "transitiveMemberOf", "ownedObjects")) {
            assertThat(found("users/" + ann + "/" + link + "?$search=\"description:bows\""))
                    .containsExactly("Archery Team");
        }
    }

    @Test
    void nobodyFindsWhatIsAnothers() {
        Api other = Api.fresh();
        other.person("Ada Lovelace");
        String guest =
                api.asAdmin().post("users", """
                        {"accountEnabled": true, "displayName": "Gus", "mailNickname": "gus", "userPrincipalName": "gus@%s",
                         "userType": "Guest", "passwordProfile": {"password": "Correct-Horse-1"}}
                        """.formatted(api.domain())).is(201).text("/id");
        api.person("Ada Byron");
        assertThat(found("users?$search=\"displayName:ada\"")).containsExactly("Ada Byron");
        assertThat(api.as(guest)
                        .header("ConsistencyLevel", "eventual")
                        .get("users?$search=\"displayName:ada\"")
                        .is(200)
                        .ids())
                .isEmpty();
    }

    @Test
    void directoryObjectsAreCountedByAdvancedQueriesOnly() {
        String team = api.group("Team");
        for (String path : List.of("groups", "users", "groups/" + team + "/members")) {
            api.asAdmin()
                    .get(path + "/$count")
                    .fails(400, "Request_BadRequest")
                    .saying("$count is not currently supported.");
            assertThat(asking.get(path + "/$count").is(200).body()).matches("[0-9]+");
            assertThat(api.asAdmin().get(path + "?$count=true").is(200).json().has("@odata.count"))
                    .isFalse();
            assertThat(asking.get(path + "?$count=true").is(200).json().has("@odata.count"))
                    .isTrue();
            asking.get(path + "?$skip=1").fails(400, "Request_BadRequest").saying("nextLink");
        }
        String catalogs = "identityGovernance/entitlementManagement/catalogs";
        api.asAdmin().get(catalogs + "?$count=true&$skip=0").is(200).has("/@odata.count", "1");
        assertThat(api.asAdmin().get(catalogs + "/$count").is(200).body()).isEqualTo("1");
    }

    /** What Graph's index alone can answer needs the header and a count. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?$filter=displayName ne 'a'",
                "users?$filter=not(startsWith(displayName,'a'))",
                "users?$filter=endsWith(mail,'a') or displayName eq 'a'",
                "users?$filter=mail eq null",
                "users?$filter=proxyAddresses/$count eq 0",
                "users?$filter=displayName eq 'a'&$orderby=displayName",
                "groups?$filter=not(groupTypes/any(c:c eq 'Unified'))",
                "groups/{group}/members?$filter=displayName eq 'a'",
                "groups/{group}/members?$orderby=displayName",
                "groups/{group}/owners/microsoft.graph.user?$filter=startsWith(displayName,'a')"
            })
    void someQueriesAreAdvanced(String path) {
        String asked = path.replace("{group}", api.group("Team"));
        api.asAdmin().get(asked).fails(400, UNSUPPORTED).saying("'ConsistencyLevel: eventual' and $count=true");
        api.asAdmin().get(asked + "&$count=true").fails(400, UNSUPPORTED);
        asking.get(asked).fails(400, UNSUPPORTED);
        asking.get(asked + "&$count=true").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users?$filter=displayName eq 'a' and startsWith(mail,'a') or id in ('a')",
                "users?$filter=imAddresses/any(i:i eq 'a') or accountEnabled eq true",
                "groups?$filter=groupTypes/any(c:c eq 'Unified')",
                "users?$orderby=displayName"
            })
    void othersAreNot(String path) {
        api.asAdmin().get(path).is(200);
    }

    @Test
    void aCastTellsTheCollectionOfItsType() {
        assertThat(api.asAdmin()
                        .get("directory/deletedItems/microsoft.graph.group")
                        .text("/@odata.context"))
                .endsWith("/v1.0/$metadata#groups");
    }

    @Test
    void whatCannotBeSearchedIsSaid() {
        api.asAdmin()
                .get("users?$search=\"displayName:ada\"")
                .fails(400, UNSUPPORTED)
                .saying("'ConsistencyLevel: eventual'");
        asking.get("users?$search=displayName:ada").fails(400, "BadRequest").saying("double quotes");
        asking.get("users?$search=\"ada\"").fails(400, "BadRequest");
        asking.get("users?$search=\"shoeSize:ada\"").fails(400, "BadRequest").saying("shoeSize");
        asking.get("users?$search=\"accountEnabled:true\"")
                .fails(400, UNSUPPORTED)
                .saying("accountEnabled");
        asking.get("identityGovernance/entitlementManagement/catalogs?$search=\"displayName:ada\"")
                .fails(400, UNSUPPORTED);
    }
}
