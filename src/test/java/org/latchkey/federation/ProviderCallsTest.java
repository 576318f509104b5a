package org.latchkey.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a hostile provider may try with the server that calls it. */
class ProviderCallsTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final CountDownLatch END = new CountDownLatch(1);
    private static final AtomicInteger REACHED = new AtomicInteger();
    private static final HttpServer HOSTILE = hostile();

    private static HttpServer hostile() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/good", exchange -> {
                REACHED.incrementAndGet();
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("good".getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.createContext("/elsewhere", exchange -> {
                exchange.getResponseHeaders().set("Location", "/good");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.createContext("/endless", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    byte[] part = new byte[8_192];
                    for (int sent = 0; sent < 100 * ProviderCalls.MOST_BYTES; sent += part.length) {
                        body.write(part);
                    }
                } catch (IOException closed) {
                    // As it should be.
                }
            });
            server.createContext("/silent", exchange -> hold());
            server.createContext("/dripping", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                hold();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void hold() {
        try {
            END.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void stop() {
        END.countDown();
        HOSTILE.stop(0);
    }

    private static URI at(String host, String path) {
        return URI.create("http://" + host + ":" + HOSTILE.getAddress().getPort() + path);
    }

    private static String read(boolean production, DnsResolver names, Duration longest, String host, String path)
            throws IOException {
        try (var calls = new ProviderCalls(new TrustedAddress(production, List.of()), names, longest)) {
            return calls.read(at(host, path));
        }
    }

    private static String read(String path) throws IOException {
        return read(false, names("127.0.0.1"), PATIENT, "provider.example", path);
    }

    /** Every name stands for the first address when it is asked for first, then for the second, and so on. */
    private static DnsResolver names(String... addresses) {
        var asked = new AtomicInteger();
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral(addresses[asked.getAndIncrement()])};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        assertThat(read("/good")).isEqualTo("good");
        int before = REACHED.get();
        assertThatIOException().isThrownBy(() -> read("/elsewhere")).withMessageContaining("302");
        assertThat(REACHED).hasValue(before);
    }

    @Test
    void anAnswerHasAnEnd() {
        assertThatIOException().isThrownBy(() -> read("/endless")).withMessageContaining("longer than");
    }

    @Test
    void aCallHasAnEnd() {
        Duration soon = Duration.ofMillis(200);
        for (String path : List.of("/silent", "/dripping")) {
            assertThatIOException()
                    .as(path)
                    .isThrownBy(() -> read(false, names("127.0.0.1"), soon, "provider.example", path));
        }
    }

    @Test
    void aNameIsLookedUpOnceSoThatItCannotChangeBetweenTheCheckAndTheCall() throws Exception {
        var rebinding = names("127.0.0.1", "169.254.169.254", "169.254.169.254");
        assertThat(read(false, rebinding, PATIENT, "provider.example", "/good")).isEqualTo("good");
    }

    @Test
    void aNameThatStandsForWhatIsNotCalledIsNot() {
        int before = REACHED.get();
        for (String address : List.of("10.1.2.3", "169.254.169.254", "fd00::1")) {
            assertThatIOException()
                    .as(address)
                    .isThrownBy(() -> read(false, names(address), PATIENT, "provider.example", "/good"))
                    .withMessageContaining("not called");
        }
        for (String here : List.of("provider.example", "localhost", "127.0.0.1", "2130706433")) {
            assertThatIOException()
                    .as(here)
                    .isThrownBy(() -> read(true, names("127.0.0.1"), PATIENT, here, "/good"))
                    .withMessageContaining("not called");
        }
        assertThat(REACHED).hasValue(before);
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() {
        DnsResolver both = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        assertThatIOException()
                .isThrownBy(() -> read(false, both, PATIENT, "provider.example", "/good"))
                .withMessageContaining("10.0.0.1, which is not called");
    }
}
