package org.latchkey.testkit;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a browser does without a person's eyes: keeps cookies, follows redirects of one host, sends forms. */
public final class Browser {
    private static final Pattern FIELD = Pattern.compile("<input[^>]*>");
    private static final Pattern NAME = Pattern.compile(" name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    private final URI server;
    /** To browsers this machine is as safe as TLS is, so cookies that ask for that are sent to it. */
    private final CookieManager cookies = new CookieManager(null, (uri, cookie) -> {
        cookie.setSecure(false);
        return true;
    });

    private final HttpClient http;
    private final List<URI> passed = new ArrayList<>();

    public Browser(URI server) {
        this(server, "127.0.0.1", null);
    }

    /** One that trusts what this context does. */
    public Browser(URI server, @Nullable SSLContext trust) {
        this(server, "127.0.0.1", trust);
    }

    /**
     * One on another machine.
     *
     * @param address the network address it calls from, one of this machine's
     */
    public Browser(URI server, String address) {
        this(server, address, null);
    }

    private Browser(URI server, String address, @Nullable SSLContext trust) {
        this.server = server;
        try {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .localAddress(InetAddress.getByName(address))
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER);
            this.http = (trust == null ? builder : builder.sslContext(trust)).build();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value of a cookie; empty without one. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Puts a cookie there, as somebody else might. */
    public void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(server, cookie);
    }

    /** Every address it was at, in order. */
    public List<URI> passed() {
        return List.copyOf(passed);
    }

    /** Goes to an address and on, as long as it is led on within the server. */
    public Page open(String address) {
        return follow(send(HttpRequest.newBuilder(server.resolve(address)).header("Accept", "text/html")));
    }

    /** Sends a form to an address. */
    public Page post(String address, Map<String, String> fields) {
        return postRaw(address, form(fields));
    }

    /** Sends what need not be a form under the name of one. */
    public Page postRaw(String address, String body) {
        return follow(send(HttpRequest.newBuilder(server.resolve(address))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private Page follow(Page page) {
        Page now = page;
        for (int hop = 0; hop < 10 && now.isRedirect() && isHere(now.location()); hop++) {
            now = send(HttpRequest.newBuilder(now.location()).header("Accept", "text/html"));
        }
        return now;
    }

    /** Whether a redirect stays with the pages a person sees; the place where a client takes its code is not one. */
    private boolean isHere(URI location) {
        return location.getAuthority().equals(server.getAuthority())
                && location.getPath().split("/", -1).length > 2;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            passed.add(built.uri());
            return new Page(this, built.uri(), http.send(built, HttpResponse.BodyHandlers.ofString()));
        } catch (java.io.IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Parameters as a form sends them. */
    public static String form(Map<String, String> parameters) {
        return form(parameters.entrySet());
    }

    private static String form(Collection<Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .map(one -> URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What is shown, or where it leads. */
    public record Page(Browser browser, URI address, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public boolean isRedirect() {
            return status() / 100 == 3;
        }

        public URI location() {
            return address.resolve(response.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(address + " shows, with " + status() + ": " + body())));
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The parameters of the address it leads to, in the query or the fragment. */
        public Map<String, String> answer() {
            String query = location().getRawQuery() != null
                    ? location().getRawQuery()
                    : location().getRawFragment();
            Map<String, String> found = new LinkedHashMap<>();
            for (String part : query.split("&", -1)) {
                String[] pair = part.split("=", 2);
                found.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
            return found;
        }

        /** One of these parameters, which must be there. */
        public String told(String name) {
            return Objects.requireNonNull(answer().get(name), () -> name + " of " + answer());
        }

        /** The fields of the page's form, as it comes; of several with one name the last. */
        public Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            inputs().forEach(input -> fields.put(input.getKey(), input.getValue()));
            return fields;
        }

        private List<Map.Entry<String, String>> inputs() {
            List<Map.Entry<String, String>> inputs = new ArrayList<>();
            // The first form alone, as a person presses its button.
            Matcher field = FIELD.matcher(body().replaceFirst("(?s)</form>.*", ""));
            while (field.find()) {
                Matcher name = NAME.matcher(field.group());
                Matcher value = VALUE.matcher(field.group());
                if (name.find()) {
                    inputs.add(Map.entry(name.group(1), value.find() ? unescaped(value.group(1)) : ""));
                }
            }
            return inputs;
        }

        /** One of them, which must be there. */
        public String field(String name) {
            Matcher field = Pattern.compile("<input[^>]* name=\"" + name + "\" value=\"([^\"]*)\"")
                    .matcher(body());
            return unescaped(field.find() ? field.group(1) : fail(name));
        }

        private String fail(String name) {
            throw new AssertionError("There is no field " + name + " in " + body());
        }

        private static String unescaped(String text) {
            return text.replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&#x3D;", "=")
                    .replace("&#x60;", "`")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
        }

        /** Fills in the form and sends it. */
        public Page submit(Map<String, String> filled) {
            Matcher action = ACTION.matcher(body());
            return submitTo(action.find() ? unescaped(action.group(1)) : address.toString(), filled);
        }

        /** Fills in the form and sends it to where another form of the page goes. */
        public Page submitTo(String target, Map<String, String> filled) {
            List<Map.Entry<String, String>> fields = new ArrayList<>(inputs());
            fields.removeIf(input -> filled.containsKey(input.getKey()));
            fields.addAll(filled.entrySet());
            return browser.follow(browser.send(HttpRequest.newBuilder(address.resolve(target))
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields)))));
        }
    }
}
