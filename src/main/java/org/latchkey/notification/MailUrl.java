package org.latchkey.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail server is and who we are there, from what an operator writes:
 * {@code smtp://user:password@host:port?from=latchkey@contoso.com&starttls=required} or {@code smtps://…} for TLS from the
 * first byte. The port is 25, 587 with a user and 465 for smtps, unless it is given.
 *
 * @param startTls whether a plain connection changes to TLS; a password never goes over one that did not, but on this machine
 */
record MailUrl(
        String host,
        int port,
        boolean tls,
        StartTls startTls,
        @Nullable String user,
        @Nullable String password,
        InternetAddress from) {

    /** Whether a plain connection changes to TLS before anything else is said (RFC 3207). */
    enum StartTls {
        REQUIRED,
        /** Where the server offers it. */
        OPTIONAL,
        NEVER
    }

    private static final String FORM =
            "write smtp://user:password@host:port?from=latchkey@contoso.com, or smtps://… for TLS from the start.";

    static MailUrl parse(String text) {
        try {
            URI url = new URI(text);
            boolean tls = "smtps".equals(url.getScheme());
            if (url.getHost() == null || !(tls || "smtp".equals(url.getScheme()))) {
                throw new UnusableMailServer("The SMTP URL cannot be read: " + FORM);
            }
            Map<String, String> options = options(url.getRawQuery());
            String[] login = url.getRawUserInfo() == null
                    ? new String[0]
                    : url.getRawUserInfo().split(":", 2);
            String host = url.getHost().replaceAll("[\\[\\]]", "");
            int standard = tls ? 465 : login.length > 0 ? 587 : 25;
            return new MailUrl(
                    host,
                    url.getPort() < 0 ? standard : url.getPort(),
                    tls,
                    startTls(options.get("starttls"), login.length > 0 && !isThisMachine(host)),
                    login.length > 0 ? decoded(login[0]) : null,
                    login.length > 1 ? decoded(login[1]) : null,
                    from(options.get("from")));
        } catch (URISyntaxException wrong) {
            // Without the cause: its message repeats the address, password and all.
            throw new UnusableMailServer("The SMTP URL cannot be read: " + FORM);
        }
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new HashMap<>();
        if (query == null) {
            return options;
        }
        for (String option : query.split("&", -1)) {
            String[] pair = option.split("=", 2);
            if (pair.length < 2 || !(pair[0].equals("from") || pair[0].equals("starttls"))) {
                throw new UnusableMailServer("The SMTP URL takes the options from and starttls, and no others.");
            }
            options.put(pair[0], decoded(pair[1]));
        }
        return options;
    }

    private static StartTls startTls(@Nullable String wanted, boolean hasPassword) {
        if (wanted == null) {
            return hasPassword ? StartTls.REQUIRED : StartTls.OPTIONAL;
        }
        return Arrays.stream(StartTls.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnusableMailServer("starttls is required, optional or never."));
    }

    private static InternetAddress from(@Nullable String address) {
        try {
            if (address != null) {
                InternetAddress from = new InternetAddress(address, true);
                from.validate();
                return from;
            }
        } catch (AddressException malformed) {
            // said below
        }
        throw new UnusableMailServer("The SMTP URL needs the address mails come from: add ?from=latchkey@contoso.com.");
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    /** Not as in a form: a plus sign is a plus sign. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The part after the @ of the sender, in which message ids are unique. */
    String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return (tls ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
