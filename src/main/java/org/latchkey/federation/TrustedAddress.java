package org.latchkey.federation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.latchkey.kernel.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Which addresses of a provider this server calls: by TLS, or outside production on this machine; on the internet, or in a network
 * that {@code latchkey.provider-networks} names. Whoever may declare a provider could else reach what only this server can (<a
 * href="https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html">server-side request
 * forgery</a>).
 */
@Component
class TrustedAddress {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final InetAddressMatcher LOOPBACK = oneOf("127.0.0.0/8", "::1/128");

    /**
     * Never called, whatever is configured: there is nobody there, or what clouds tell the machines in them, passwords among it: by
     * link-local addresses (RFC 3927, RFC 4291), and by some of their own.
     */
    private static final InetAddressMatcher NEVER = oneOf(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fe80::/10",
            "ff00::/8",
            "168.63.129.16",
            "100.100.100.200",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd20:ce::254");

    /** No part of the internet (RFC 6890), or a way into what is none of it by another protocol (RFC 4380, RFC 3056). */
    private static final InetAddressMatcher PRIVATE = oneOf(
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "198.18.0.0/15",
            "fc00::/7",
            "fec0::/10",
            "::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16");

    /** In its last four bytes is the IPv4 address that it leads to (RFC 6052). */
    private static final InetAddressMatcher TRANSLATED = oneOf("64:ff9b::/96");

    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");

    private final boolean production;
    private final List<InetAddressMatcher> networks;

    /**
     * For the beans of a server.
     *
     * @param networks of the company's own that providers may be in, like {@code 10.2.0.0/16}
     * @throws IllegalArgumentException when one is no network
     */
    TrustedAddress(
            @Value("${latchkey.production:false}") boolean production,
            @Value("${latchkey.provider-networks:}") List<String> networks) {
        this.production = production;
        this.networks = networks.stream().map(TrustedAddress::network).toList();
    }

    private static InetAddressMatcher oneOf(String... networks) {
        List<InetAddressMatcher> all =
                Stream.of(networks).map(TrustedAddress::network).toList();
        return address -> all.stream().anyMatch(one -> one.matches(address));
    }

    /** A network, of its own family of addresses: Spring's matcher by itself compares the first bits of one of the other, too. */
    private static InetAddressMatcher network(String text) {
        InetAddressMatcher matcher = InetAddressMatchers.fromIpAddress(text);
        boolean isLong = text.contains(":");
        return address -> address instanceof Inet6Address == isLong && matcher.matches(address);
    }

    /**
     * An address somebody declares. What its name stands for is asked when it is called.
     *
     * @throws Problem BAD_REQUEST when it is none that may be called
     */
    String checked(String property, String address) {
        if (!isTrusted(address)) {
            throw Problem.badRequest(
                    production
                            ? "The %s must be an https address without a query or fragment.".formatted(property)
                            : "The %s must be an https address, or an http address of this machine, without a query or fragment."
                                    .formatted(property));
        }
        if (!isCallable(URI.create(address).getHost())) {
            throw Problem.badRequest(
                    "The %s is an address that is not called from here. Whoever runs the server may allow its network by latchkey.provider-networks."
                            .formatted(property));
        }
        return address;
    }

    /** Whether an address has a form that may be called. */
    boolean isTrusted(String address) {
        return isVisitable(address) && URI.create(address).getQuery() == null;
    }

    /** Whether browsers may be sent to an address: such a one may have a query (RFC 6749, 3.1). */
    boolean isVisitable(String address) {
        try {
            URI uri = URI.create(address);
            boolean isPlain = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
            return isPlain
                    && ("https".equals(uri.getScheme())
                            || (!production && "http".equals(uri.getScheme()) && HERE.contains(uri.getHost())));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Whether a host may be called as far as can be told without asking for its address. */
    private boolean isCallable(String host) {
        try {
            return !LITERAL.matcher(host).matches() || isCallable(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    /** Whether the machine at an address may be called. */
    boolean isCallable(InetAddress address) {
        if (TRANSLATED.matches(address)) {
            return isCallable(translated(address));
        }
        if (NEVER.matches(address)) {
            return false;
        }
        if (networks.stream().anyMatch(network -> network.matches(address))) {
            return true;
        }
        return LOOPBACK.matches(address) ? !production : !PRIVATE.matches(address);
    }

    private static InetAddress translated(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
