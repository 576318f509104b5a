package org.latchkey.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.AuthenticationContexts;
import org.latchkey.authentication.Proof;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a client wants somebody to have signed in: {@code prompt}, {@code max_age}, {@code acr_values} and {@code claims} of an
 * authorization request (OpenID Connect Core 3.1.2.1 and 5.5, RFC 9470). Pure.
 *
 * @param multiple more than one factor
 * @param contexts the authentication contexts the token shall carry, {@code c1} to {@code c99}
 * @param essential those of them without which the client has no use for a token
 * @param maxAge how old the sign-in may be; null for any age
 * @param anew whether to sign in again in any case
 * @param agreement whether to ask in any case what the client may do
 * @param silent whether nobody may be asked anything
 */
record Demand(
        boolean multiple,
        Set<String> contexts,
        Set<String> essential,
        @Nullable Duration maxAge,
        boolean anew,
        boolean agreement,
        boolean silent) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TOKENS = List.of("access_token", "id_token");

    /** What to ask a person for when their sign-in does not do. */
    enum Missing {
        /** The first factor again. */
        LOGIN,
        /** One more factor. */
        MFA;

        /** What the sign-in pages call it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Demand of(Map<String, ? extends @Nullable Object> parameters) {
        List<String> prompt = words(parameters, "prompt");
        JsonNode claims = claims(text(parameters, "claims"));
        Set<String> contexts = new LinkedHashSet<>();
        Set<String> essential = new LinkedHashSet<>();
        for (String token : TOKENS) {
            JsonNode wanted = claims.path(token).path("acrs");
            values(wanted).forEach(contexts::add);
            if (wanted.path("essential").asBoolean(false)) {
                values(wanted).forEach(essential::add);
            }
        }
        words(parameters, "acr_values").stream()
                .filter(AuthenticationContexts::isId)
                .forEach(contexts::add);
        boolean mfa = !contexts.isEmpty()
                || words(parameters, "acr_values").contains("mfa")
                || TOKENS.stream()
                        .flatMap(token -> values(claims.path(token).path("amr")))
                        .anyMatch("mfa"::equals);
        return new Demand(
                mfa,
                Set.copyOf(contexts),
                Set.copyOf(essential),
                seconds(text(parameters, "max_age")),
                prompt.contains("login") || prompt.contains("select_account"),
                prompt.contains("consent"),
                prompt.contains("none"));
    }

    private static Stream<String> values(JsonNode claim) {
        return Stream.concat(
                        Stream.of(claim.path("value")), claim.path("values").valueStream())
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    private static JsonNode claims(String text) {
        try {
            return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JacksonException malformed) {
            return JSON.createObjectNode();
        }
    }

    private static @Nullable Duration seconds(String text) {
        return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static List<String> words(Map<String, ? extends @Nullable Object> parameters, String name) {
        return Arrays.asList(text(parameters, name).strip().split("\\s+", -1));
    }

    private static String text(Map<String, ? extends @Nullable Object> parameters, String name) {
        Object value = parameters.get(name);
        return value instanceof String[] several ? several[0] : value instanceof String one ? one : "";
    }

    /**
     * What to ask of somebody who has not signed in, in the sign-in pages' words. Whoever signs in elsewhere may have been there for
     * long.
     */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        if (multiple) {
            words.add(Missing.MFA.word());
        }
        if (anew || (maxAge != null && maxAge.isZero())) {
            words.add(Missing.LOGIN.word());
        } else if (maxAge != null) {
            words.add("within:" + maxAge.toSeconds());
        }
        return words;
    }

    /**
     * What a sign-in lacks.
     *
     * @param asked when this was first asked of the person; null when it is now
     */
    Optional<Missing> missing(Proof proof, @Nullable Instant asked, Instant now) {
        if (anew && (asked == null || proof.entered().isBefore(asked))) {
            return Optional.of(Missing.LOGIN);
        }
        boolean isOld = maxAge != null && proof.entered().plus(maxAge).isBefore(now);
        if (isOld && (asked == null || proof.entered().isBefore(asked))) {
            return Optional.of(Missing.LOGIN);
        }
        return multiple && !proof.isMultiple() ? Optional.of(Missing.MFA) : Optional.empty();
    }
}
