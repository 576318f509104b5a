package org.latchkey.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells who sits at this machine: whoever calls from it and knows that they speak to it. The second keeps out pages of foreign
 * sites, also of those whose name was pointed here for the browser (DNS rebinding).
 */
public final class ThisMachine {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    /** What a proxy adds, besides all that begins with {@code X-Forwarded-}. */
    private static final Set<String> PROXY = Set.of("forwarded", "via", "x-real-ip");

    private ThisMachine() {}

    /** Whether a request comes from it, and not by way of a proxy on it. */
    public static boolean sends(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream().noneMatch(ThisMachine::isOfProxy)
                && isLoopback(request.getRemoteAddr())
                && NAMES.contains(request.getServerName())
                && isFromHere(request.getHeader("Origin"));
    }

    private static boolean isOfProxy(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded-") || PROXY.contains(name);
    }

    private static boolean isFromHere(@Nullable String origin) {
        try {
            return origin == null || NAMES.contains(String.valueOf(new URI(origin).getHost()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            return false;
        }
    }
}
