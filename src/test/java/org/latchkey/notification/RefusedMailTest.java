package org.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.notification.Mailer.Outcome;

/** What a mail server's answers mean. */
class RefusedMailTest {

    private final ServerSocket socket;

    RefusedMailTest() throws IOException {
        socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    /** Speaks SMTP with whoever comes, and answers every recipient, or the login, like that. */
    private Mailer serverThatAnswers(String recipient, String login, String options) {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    converse(client, recipient, login);
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return new Mailer(
                "smtp://%s127.0.0.1:%d?from=latchkey@contoso.example".formatted(options, socket.getLocalPort()),
                false,
                InstantSource.system());
    }

    private static void converse(Socket client, String recipient, String login) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 mail.contoso.example");
        for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
            if (line.startsWith("EHLO")) {
                say(client, "250-mail.contoso.example\r\n250 AUTH PLAIN LOGIN");
            } else if (line.startsWith("RCPT")) {
                say(client, recipient);
            } else if (line.startsWith("AUTH")) {
                say(client, login);
            } else {
                say(client, "250 fine");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Mail mail(String to) {
        return new Mail(UUID.randomUUID(), Ids.next(), to, "Subject", "Text", "<p>Text", 1, Instant.EPOCH);
    }

    @Test
    void anUnknownAddressIsRefusedForGood() {
        var report = serverThatAnswers("550 no such user", "", "").send(mail("a@b.example"));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.error()).contains("550 no such user");
    }

    @Test
    void aFullMailboxIsTriedAgain() {
        var report = serverThatAnswers("452 mailbox full", "", "").send(mail("a@b.example"));
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(report.error()).contains("452 mailbox full");
    }

    @Test
    void aWrongPasswordSaysNothingAboutTheMail() {
        var report =
                serverThatAnswers("250 fine", "535 who are you", "me:hidden@").send(mail("a@b.example"));
        assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(report.error()).doesNotContain("hidden");
    }

    @Test
    void aPasswordNeverGoesOverAnOpenLine() {
        Mailer mailer = new Mailer(
                "smtp://me:hidden@127.0.0.1:%d?from=a@b.example&starttls=required".formatted(socket.getLocalPort()),
                false,
                InstantSource.system());
        serverThatAnswers("250 fine", "235 welcome", "");
        var report = mailer.send(mail("a@b.example"));
        assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(report.error()).containsIgnoringCase("starttls");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThat(serverThatAnswers("250 fine", "", "")
                        .send(mail("no address"))
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }
}
