package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a browser came to the sign-in pages, carried from page to page: where it goes on to, and what must be proven before.
 *
 * @param then a path on this server; empty when nobody said where to go
 * @param require words of {@link #WORDS}, or {@link #WITHIN}
 * @param hint the name to sign in with, where whoever sent the browser knows it
 */
public record Errand(String then, Set<String> require, String hint) {

    /** More than one factor; a new sign-in; or one factor by its name in {@code amr}. */
    private static final Set<String> WORDS = Set.of("mfa", "login", "fresh", "pwd", "otp", "fido");

    /** How old a sign-in elsewhere may be, in seconds; one here is new. */
    private static final Pattern WITHIN = Pattern.compile("within:([0-9]{1,9})");

    /** A path that no browser takes for another host: one slash, no backslash, nothing that browsers leave out. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private static final int LONGEST = 8_000;

    /**
     * Reads it.
     *
     * @return empty when it leads away from this server
     */
    static Optional<Errand> of(HttpServletRequest request) {
        String then = text(request.getParameter("continue"));
        if (!then.isEmpty() && (then.length() > LONGEST || !LOCAL.matcher(then).matches())) {
            return Optional.empty();
        }
        Set<String> require = Arrays.stream(
                        text(request.getParameter("require")).split("[ ,+]", -1))
                .filter(word -> WORDS.contains(word) || WITHIN.matcher(word).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(new Errand(then, require, text(request.getParameter("login_hint"))));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    /** Where it goes on to at last. */
    String destination(UUID tenant) {
        return then.isEmpty() ? "/" + tenant + "/signin/methods" : then;
    }

    String words() {
        return String.join(" ", require);
    }

    /** Whether to sign in again in any case. */
    public boolean anew() {
        return require.contains("login") || require.contains("fresh");
    }

    /** How old a sign-in elsewhere may be, where whoever sent the browser said so. */
    public Optional<Duration> within() {
        return require.stream()
                .map(WITHIN::matcher)
                .filter(Matcher::matches)
                .map(within -> Duration.ofSeconds(Long.parseLong(within.group(1))))
                .min(Comparator.naturalOrder());
    }

    /** The same, with a new sign-in in any case. */
    public Errand renewed() {
        Set<String> more = new TreeSet<>(require);
        more.add("login");
        return new Errand(then, more, hint);
    }

    /** The same, once the person has signed in anew. */
    public Errand answered() {
        Set<String> left = new TreeSet<>(require);
        left.remove("login");
        left.remove("fresh");
        left.removeIf(word -> WITHIN.matcher(word).matches());
        return new Errand(then, left, hint);
    }

    /** Whether what was proven is not enough. */
    boolean lacks(Proof proof) {
        return proof.at().isEmpty()
                || require.stream().anyMatch(word -> switch (word) {
                    case "mfa" -> !proof.isMultiple();
                    case "login", "fresh" -> true;
                    default ->
                        !WITHIN.matcher(word).matches() && !proof.methods().contains(word);
                });
    }

    /** A page of the tenant's sign-in with this errand in its address. */
    public String at(UUID tenant, String page) {
        return "/" + tenant + "/signin" + page + "?continue=" + encoded(then) + "&require=" + encoded(words())
                + (hint.isEmpty() ? "" : "&login_hint=" + encoded(hint));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
