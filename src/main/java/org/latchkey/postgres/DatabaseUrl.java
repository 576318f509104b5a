package org.latchkey.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and who we are there, from what an operator writes: {@code jdbc:postgresql://…} or
 * {@code postgres://user:password@host:port/database}, with parameters after a question mark in both. A user or password with
 * letters that mean something in an address is written with percent signs.
 *
 * @param jdbcUrl may carry user and password as parameters, which is why it is never shown
 * @param user null when the address names none
 * @param password null when the address has none
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final int OLDEST = 15;

    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, null, null);
        }
        try {
            var url = new URI(text);
            if (url.getHost() == null
                    || !("postgres".equals(url.getScheme()) || "postgresql".equals(url.getScheme()))) {
                throw unreadable();
            }
            var port = url.getPort() < 0 ? "" : ":" + url.getPort();
            var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            var login = url.getRawUserInfo() == null
                    ? new String[0]
                    : url.getRawUserInfo().split(":", 2);
            return new DatabaseUrl(
                    "jdbc:postgresql://" + url.getHost() + port + url.getRawPath() + query,
                    login.length > 0 ? decoded(login[0]) : null,
                    login.length > 1 ? decoded(login[1]) : null);
        } catch (URISyntaxException wrong) {
            // Without the cause: its message repeats the address, password and all.
            throw unreadable();
        }
    }

    private static UnusableDatabase unreadable() {
        return new UnusableDatabase(
                "The database URL cannot be read: write jdbc:postgresql://host/database?user=…&password=… or"
                        + " postgres://user:password@host/database.");
    }

    /** Not as in a form: a plus sign is a plus sign. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Connects once, so that what is wrong is said in a sentence now and not as a timeout later. */
    DatabaseUrl checked() {
        var login = new Properties();
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        try (var connection = DriverManager.getConnection(jdbcUrl, login)) {
            requireRecent(connection.getMetaData().getDatabaseMajorVersion());
            return this;
        } catch (SQLException failure) {
            throw new UnusableDatabase("The database cannot be reached: " + failure.getMessage(), failure);
        }
    }

    static void requireRecent(int version) {
        if (version < OLDEST) {
            throw new UnusableDatabase("The database is PostgreSQL " + version + ", and Latchkey needs PostgreSQL "
                    + OLDEST + " or newer.");
        }
    }
}
