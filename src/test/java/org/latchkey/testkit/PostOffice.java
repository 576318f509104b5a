package org.latchkey.testkit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A mail server on a socket, and a running server that sends to it. Shared; whoever shuts the mail server opens it again. */
public final class PostOffice {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Stands in the address of the mail server, and must be nowhere else. */
    public static final String PASSWORD = "correct-horse-battery";

    private final int port = LastingPort.next();
    private final RunningServer server;
    private GreenMail mail;

    private PostOffice() {
        this.mail = open(port);
        this.server = RunningServer.start(
                Database.fresh(),
                RunningServer.QUICK_PASSWORDS,
                "--latchkey.smtp-url=smtp://latchkey:%s@127.0.0.1:%d?from=Latchkey%%20%%3Clatchkey@contoso.example%%3E"
                        .formatted(PASSWORD, port));
    }

    /** The one of this test run. */
    public static PostOffice shared() {
        return Shared.OFFICE;
    }

    public RunningServer server() {
        return server;
    }

    /** Takes no mails any more. */
    public void shut() {
        mail.stop();
    }

    /** Takes mails again. */
    public void reopen() {
        mail = open(port);
    }

    private static GreenMail open(int port) {
        GreenMail mail = mailServer(port);
        mail.setUser("latchkey@contoso.example", "latchkey", PASSWORD);
        mail.start();
        return mail;
    }

    /** A mail server that is not started yet; port 0 is any free one. It may take longer to start than the usual two seconds. */
    public static GreenMail mailServer(int port) {
        ServerSetup smtp = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(PATIENCE.toMillis());
        return new GreenMail(smtp);
    }

    /** What has arrived at an address so far, in order. */
    public List<MimeMessage> at(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(it -> recipient(it).equals(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The mail that arrives at an address as the n-th. */
    public MimeMessage await(String address, int count) {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += 50) {
            List<MimeMessage> arrived = at(address);
            if (arrived.size() >= count) {
                return arrived.get(count - 1);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
        throw new AssertionError("at %s arrived %s"
                .formatted(
                        address, at(address).stream().map(PostOffice::subject).toList()));
    }

    public static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The value of a header, decoded. */
    public static String header(MimeMessage message, String name) {
        try {
            return String.join(", ", message.getHeader(name));
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The words in one of both forms, {@code text/plain} or {@code text/html}. */
    public static String words(MimeMessage message, String type) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType(type)) {
                    return part.getContent().toString();
                }
            }
            throw new AssertionError("no " + type);
        } catch (MessagingException | IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString().toLowerCase(Locale.ROOT);
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class Shared {
        static final PostOffice OFFICE = new PostOffice();

        static {
            AtEnd.run(() -> {
                OFFICE.server.close();
                OFFICE.mail.stop();
            });
        }
    }
}
