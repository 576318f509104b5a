package org.latchkey.federation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls of this server to other providers. An administrator of a tenant says where these are, so a call goes only to a {@link
 * TrustedAddress}: the name is looked up once, and it is that address that is checked and called. Nothing is followed, no answer is
 * longer than 256 kB, and a call is over after ten seconds.
 */
@Component
class ProviderCalls implements AutoCloseable {

    static final int MOST_BYTES = 256 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final TrustedAddress addresses;
    private final DnsResolver names;
    private final Duration longest;
    private volatile @Nullable Open open;

    /** What the first call makes: most servers know no other provider. */
    private record Open(CloseableHttpClient client, ScheduledExecutorService ends) {}

    @Autowired
    ProviderCalls(TrustedAddress addresses) {
        this(addresses, SystemDefaultDnsResolver.INSTANCE, WHOLE);
    }

    /** With another way to look up names, and another end of a call: tests have both. */
    ProviderCalls(TrustedAddress addresses, DnsResolver names, Duration longest) {
        this.addresses = addresses;
        this.names = names;
        this.longest = longest;
    }

    /** For requests of others, under the same rules. */
    HttpClient client() {
        Open known = open;
        if (known == null) {
            synchronized (this) {
                known = open;
                if (known == null) {
                    known = open();
                    open = known;
                }
            }
        }
        return known.client();
    }

    /**
     * What is to be read at an address.
     *
     * @throws IOException when it is not called, does not answer with 200, or not in time
     */
    String read(URI address) throws IOException {
        return client().execute(new HttpGet(address), answer -> {
            if (answer.getCode() != 200) {
                throw new IOException("%s answered %d, which is not followed".formatted(address, answer.getCode()));
            }
            return EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
        });
    }

    private Open open() {
        ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("provider calls").daemon().factory());
        // Calls are rare: a connection kept for the next one would be closed by then.
        return new Open(
                HttpClients.custom()
                        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(new Checked())
                                .setDefaultConnectionConfig(ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(CONNECT))
                                        .setSocketTimeout(Timeout.of(SILENCE))
                                        .build())
                                .setMaxConnTotal(50)
                                .setMaxConnPerRoute(10)
                                .build())
                        .setDefaultRequestConfig(RequestConfig.custom()
                                .setConnectionRequestTimeout(Timeout.of(CONNECT))
                                .setResponseTimeout(Timeout.of(SILENCE))
                                .build())
                        .setConnectionReuseStrategy((request, response, context) -> false)
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .addExecInterceptorFirst(
                                "limits", (request, scope, chain) -> limited(request, scope, chain, ends))
                        .build(),
                ends);
    }

    private ClassicHttpResponse limited(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, ScheduledExecutorService ends)
            throws IOException, HttpException {
        // A call that has ended by then is not touched.
        Future<?> end = ends.schedule(() -> cancel(scope.originalRequest), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse answer = chain.proceed(request, scope);
            HttpEntity body = answer.getEntity();
            if (body != null) {
                answer.setEntity(new Bounded(body));
            }
            return answer;
        } catch (IOException | HttpException failure) {
            end.cancel(false);
            throw failure;
        }
    }

    private static void cancel(ClassicHttpRequest request) {
        if (request instanceof Cancellable call) {
            call.cancel();
        }
    }

    /** Looks a name up, and refuses it when one of its addresses is none that may be called. */
    private final class Checked implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] found = names.resolve(host);
            for (InetAddress address : found) {
                if (!addresses.isCallable(address)) {
                    throw new UnknownHostException(
                            "%s is %s, which is not called: latchkey.provider-networks does not name it"
                                    .formatted(host, address.getHostAddress()));
                }
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class Bounded extends HttpEntityWrapper {

        Bounded(HttpEntity body) {
            super(body);
        }

        @Override
        public InputStream getContent() throws IOException {
            return new FilterInputStream(super.getContent()) {
                private int left = MOST_BYTES;

                @Override
                public int read() throws IOException {
                    int next = super.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] into, int from, int most) throws IOException {
                    int read = super.read(into, from, most);
                    count(Math.max(read, 0));
                    return read;
                }

                private void count(int bytes) throws IOException {
                    left -= bytes;
                    if (left < 0) {
                        throw new IOException("the answer is longer than %d bytes".formatted(MOST_BYTES));
                    }
                }
            };
        }
    }

    @Override
    public void close() throws IOException {
        Open known = open;
        if (known != null) {
            known.ends().shutdownNow();
            known.client().close();
        }
    }
}
