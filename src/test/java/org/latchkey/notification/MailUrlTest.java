package org.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.notification.MailUrl.StartTls;

class MailUrlTest {

    private static final String FROM = "?from=latchkey@contoso.com";

    @Test
    void aUserMeansTheSubmissionPortAndTls() {
        MailUrl url = MailUrl.parse("smtp://me:p%40ss+word@mail.contoso.com" + FROM);
        assertThat(url.port()).isEqualTo(587);
        assertThat(url.startTls()).isEqualTo(StartTls.REQUIRED);
        assertThat(url.password()).isEqualTo("p@ss+word");
        assertThat(url.domain()).isEqualTo("contoso.com");
    }

    @Test
    void withoutAUserTlsIsTakenWhereItIsOffered() {
        MailUrl url = MailUrl.parse("smtp://relay.contoso.com" + FROM);
        assertThat(url.port()).isEqualTo(25);
        assertThat(url.startTls()).isEqualTo(StartTls.OPTIONAL);
    }

    @Test
    void whatIsSaidHolds() {
        assertThat(MailUrl.parse("smtps://mail.contoso.com" + FROM).port()).isEqualTo(465);
        assertThat(MailUrl.parse("smtp://me:word@127.0.0.1:1025" + FROM).startTls())
                .as("on this machine")
                .isEqualTo(StartTls.OPTIONAL);
        assertThat(MailUrl.parse("smtp://[::1]:1025" + FROM + "&starttls=never"))
                .satisfies(url -> {
                    assertThat(url.host()).isEqualTo("::1");
                    assertThat(url.startTls()).isEqualTo(StartTls.NEVER);
                });
        assertThat(MailUrl.parse("smtp://a:b@c.example?from=Ann%20%3Cann%40c.example%3E")
                        .from()
                        .getPersonal())
                .isEqualTo("Ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.contoso.com",
                "http://me:hidden@mail.contoso.com?from=a@b.example",
                "smtp://me:hidden@mail.contoso.com",
                "smtp://me:hidden@mail.contoso.com?from=nobody",
                "smtp://me:hidden@mail.contoso.com?from=a@b.example&starttls=maybe",
                "smtp://me:hidden@mail.contoso.com?from=a@b.example&tls=1",
                "smtp://me:hid den@mail.contoso.com?from=a@b.example"
            })
    void whatCannotBeReadIsRefusedWithoutShowingIt(String wrong) {
        assertThatThrownBy(() -> MailUrl.parse(wrong))
                .isInstanceOf(UnusableMailServer.class)
                .hasNoCause()
                .message()
                .doesNotContain("hidden", "den@");
    }

    @Test
    void itShowsNoPassword() {
        assertThat(MailUrl.parse("smtp://me:hidden@mail.contoso.com" + FROM))
                .hasToString("smtp://mail.contoso.com:587");
    }
}
