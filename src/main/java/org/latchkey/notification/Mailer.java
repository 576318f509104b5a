package org.latchkey.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Speaks with the mail server ({@code latchkey.smtp-url}), if there is one. */
@Component
class Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_ERROR = 500;

    private final InstantSource system;
    private final @Nullable MailUrl url;
    private final JavaMailSenderImpl sender;

    Mailer(
            @Value("${latchkey.smtp-url:}") String url,
            @Value("${latchkey.production:false}") boolean isProduction,
            InstantSource system) {
        this.system = system;
        this.url = url.isBlank() ? null : MailUrl.parse(url.strip());
        this.sender = this.url == null ? new JavaMailSenderImpl() : sender(this.url);
        if (this.url != null) {
            LOG.info("Mails go to {}, from {}.", this.url, this.url.from().getAddress());
        } else if (isProduction) {
            LOG.warn("Mail is off: nobody is told by mail, and mails are only kept. Give --smtp-url to send them.");
        }
    }

    /** How an attempt went. */
    enum Outcome {
        SENT,
        /** The mail server will never take it. */
        REFUSED,
        /** It may take it later. */
        NOT_YET,
        /** There is no speaking with the mail server; that says nothing about this mail. */
        UNREACHABLE
    }

    /** How it went, and the reason when it did not. */
    record Report(Outcome outcome, String error) {}

    private static JavaMailSenderImpl sender(MailUrl url) {
        String protocol = url.tls() ? "smtps" : "smtp";
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setProtocol(protocol);
        sender.setHost(url.host());
        sender.setPort(url.port());
        sender.setUsername(url.user());
        sender.setPassword(url.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties settings = sender.getJavaMailProperties();
        String prefix = "mail." + protocol + ".";
        String patience = Long.toString(PATIENCE.toMillis());
        settings.setProperty(prefix + "connectiontimeout", patience);
        settings.setProperty(prefix + "timeout", patience);
        settings.setProperty(prefix + "writetimeout", patience);
        settings.setProperty(prefix + "auth", Boolean.toString(url.user() != null));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(prefix + "starttls.enable", Boolean.toString(url.startTls() != MailUrl.StartTls.NEVER));
        settings.setProperty(
                prefix + "starttls.required", Boolean.toString(url.startTls() == MailUrl.StartTls.REQUIRED));
        return sender;
    }

    /** Whether there is a mail server to send to. */
    boolean isOn() {
        return url != null;
    }

    /** Tries once. */
    Report send(Mail mail) {
        if (url == null) {
            return new Report(Outcome.UNREACHABLE, "Mail is off.");
        }
        try {
            sender.send(message(mail, url));
            return new Report(Outcome.SENT, "");
        } catch (MailAuthenticationException refused) {
            return new Report(Outcome.UNREACHABLE, "The mail server does not accept our user and password.");
        } catch (MailSendException failure) {
            return failure.getCause() == null
                    ? judge(failure.getFailedMessages().values().iterator().next())
                    : new Report(
                            Outcome.UNREACHABLE, "The mail server cannot be reached: " + words(failure.getCause()));
        } catch (MailException | MessagingException failure) {
            return new Report(Outcome.REFUSED, words(failure));
        }
    }

    /** An address the server calls wrong stays wrong; everything else may pass. */
    private static Report judge(Exception failure) {
        boolean isFinal = failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
        return new Report(isFinal ? Outcome.REFUSED : Outcome.NOT_YET, words(failure));
    }

    private static String words(Throwable failure) {
        String words = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        if (failure instanceof MessagingException chained && chained.getNextException() != null) {
            words = words + ": " + chained.getNextException().getMessage();
        }
        words = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return words.length() > LONGEST_ERROR ? words.substring(0, LONGEST_ERROR) : words;
    }

    /** The message id is the mail's own, so that one sent twice can be told for one (RFC 5322, 3.6.4). */
    private MimeMessage message(Mail mail, MailUrl as) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        message.setHeader("Message-ID", "<%s@%s>".formatted(mail.id(), as.domain()));
        message.setFrom(as.from());
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(system.instant()));
        message.setContentLanguage(new String[] {"en"});
        // Nobody's out-of-office answers it (RFC 3834; the second is Exchange's).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        return message;
    }

    private static MimeBodyPart part(@Nullable String words, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(Objects.requireNonNullElse(words, ""), StandardCharsets.UTF_8.name(), kind);
        return part;
    }
}
