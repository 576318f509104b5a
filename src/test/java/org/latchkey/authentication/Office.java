package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tenant with Ada in it, who signs in. */
final class Office {
    static final String PASSWORD = "Correct-horse-9";

    /** A code stands by itself; the first part of an id may be eight digits too, but a hyphen follows it. */
    private static final Pattern CODE = Pattern.compile("(?<![\\w-])[0-9]{8}(?![\\w-])");

    private final Api api;
    private final String ada;

    Office() {
        this(Api.fresh());
    }

    Office(Api api) {
        this.api = api;
        this.ada = person("ada", "Ada", false);
    }

    Api api() {
        return api;
    }

    String ada() {
        return ada;
    }

    String adasName() {
        return "ada@" + api.domain();
    }

    String person(String nickname, String name, boolean mustChange) {
        return api.asAdmin()
                .post("users", """
                        {"accountEnabled": true, "displayName": "%s", "mailNickname": "%s", "userPrincipalName": "%s@%s",
                         "mail": "%s@%s",
                         "passwordProfile": {"password": "%s", "forceChangePasswordNextSignIn": %s}}
                        """.formatted(
                                name, nickname, nickname, api.domain(), nickname, api.domain(), PASSWORD, mustChange))
                .is(201)
                .text("/id");
    }

    /** A sign-in page's address. */
    String at(String page) {
        return "/" + api.tenant() + "/signin" + page;
    }

    Browser browser() {
        return new Browser(api.server());
    }

    /** A browser on another machine. */
    Browser elsewhere() {
        return new Browser(api.server(), "127.0.0.9");
    }

    Browser.Page signIn(Browser browser, String name, String password) {
        return signIn(browser, "", name, password);
    }

    Browser.Page signIn(Browser browser, String query, String name, String password) {
        Browser.Page page = browser.open(at(query));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.submit(Map.of("username", name, "password", password));
    }

    /** Ada's browser, in which she has given her password. */
    Browser adas() {
        Browser browser = browser();
        assertThat(signIn(browser, adasName(), PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    /** The code of the mail that was sent last. */
    String mailedCode() {
        String mails = api.asNobody()
                .get("/sandbox/tenants/" + api.tenant() + "/mails")
                .is(200)
                .body();
        List<String> codes =
                CODE.matcher(mails).results().map(MatchResult::group).toList();
        assertThat(codes).as(mails).isNotEmpty();
        return codes.getLast();
    }

    /** The server's own database. */
    JdbcClient sql() {
        return JdbcClient.create(RunningServer.shared().bean(DataSource.class));
    }
}
