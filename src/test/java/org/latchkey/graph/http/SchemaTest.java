package org.latchkey.graph.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.latchkey.graph.Library;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SchemaTest {

    private static final Pattern OURS = Pattern.compile("(?:Collection\\()?graph\\.(\\w+)\\)?");

    @Test
    void declarations_become_types_and_places() throws Exception {
        Document schema = parsed(new Schema(Library.registry()).xml());
        assertThat(all(schema, "//*[@Name='book']/*/@Name"))
                .contains("title", "tags", "shelf", "shelves")
                .doesNotContain("id");
        assertThat(all(schema, "//*[@Name='reader']/*/@Name")).contains("mail").doesNotContain("name");
        assertThat(all(schema, "//*[@Name='reader']/@BaseType")).containsExactly("graph.person");
        assertThat(all(schema, "//*[@Name='library']/*[@ContainsTarget='true']/@Name"))
                .containsExactly("books", "volumes");
        assertThat(all(schema, "//*[local-name()='EnumType' and @Name='loanMode']/*/@Name"))
                .containsExactly("home", "readingRoom", "unknownFutureValue", "remote");
        assertThat(all(schema, "//*[local-name()='ComplexType' and @Name='fine']/@BaseType"))
                .containsExactly("graph.penalty");
        assertThat(all(schema, "//*[local-name()='Action' and @Name='lend']/*/@Name"))
                .containsExactly("bindingParameter", "reader", "days", "notes");
        assertThat(all(schema, "//*[local-name()='Function' and @Name='additional']"))
                .hasSize(2);
        assertThat(all(schema, "//*[local-name()='EntityContainer']/*/@Name")).contains("library", "people", "readers");
        coherent(schema);
    }

    @Test
    void the_whole_server_has_a_schema_that_holds_together() throws Exception {
        var answer = Api.knock(RunningServer.shared().url(), "GET", "/v1.0/$metadata", "")
                .is(200);
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        coherent(parsed(answer.body()));
    }

    /** Every type is there once, and every type that is named is there. */
    private static void coherent(Document schema) throws Exception {
        List<String> types = all(
                schema,
                "//*[local-name()='EntityType' or local-name()='ComplexType' or local-name()='EnumType']/@Name");
        assertThat(types).doesNotHaveDuplicates();
        List<String> named = new ArrayList<>(all(schema, "//@Type | //@BaseType | //@EntityType"));
        named.removeIf(type -> type.startsWith("Edm.") || type.startsWith("Collection(Edm."));
        assertThat(named).allSatisfy(type -> {
            var name = OURS.matcher(type);
            assertThat(name.matches()).as(type).isTrue();
            assertThat(types).contains(name.group(1));
        });
    }

    private static Document parsed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> all(Document schema, String path) throws Exception {
        var nodes = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, schema, XPathConstants.NODESET);
        List<String> values = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            values.add(String.valueOf(nodes.item(at).getNodeValue()));
        }
        return values;
    }
}
