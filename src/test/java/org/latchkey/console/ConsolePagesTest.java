package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.RunningServer;

/** How the console's page and its files leave the server. */
class ConsolePagesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NONCE = Pattern.compile("name=\"csp-nonce\" content=\"([^\"]+)\"");
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(RunningServer.shared().url().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    @Test
    void everyAddressOfAPageIsAnsweredWithThePage() throws Exception {
        for (var path : new String[] {"/", "/admin/groups/some-id", "/my-access/roles?tab=active", "/callback"}) {
            var answer = send("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("<div id=\"console\">");
        }
    }

    @Test
    void thePageLetsInNothingButItsOwn() throws Exception {
        var one = send("GET", "/");
        var other = send("GET", "/");
        var policy = one.headers().firstValue("Content-Security-Policy").orElseThrow();
        var nonce = first(NONCE, one.body());
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "'nonce-" + nonce + "'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(first(NONCE, other.body())).as("a nonce is for once").isNotEqualTo(nonce);
        // The nonce is random, and two slashes may follow each other in it.
        assertThat(one.body().replace(nonce, ""))
                .as("nothing in the page needs leave")
                .doesNotContain("<style", "javascript:", "//");
        assertThat(one.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(one.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void itsFilesAreKeptForGood() throws Exception {
        var script = send("GET", first(SCRIPT, send("GET", "/").body()));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable", "max-age=31536000");
        assertThat(send("GET", "/assets/no-such.js").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingElseIsOpened() throws Exception {
        assertThat(send("POST", "/admin/groups").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/console/index.html").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/assets/..%2findex.html").statusCode()).isEqualTo(400);
    }
}
