package org.latchkey.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Patch;

/** What a body may say of a user, and what follows from it. Pure: no clock, no database. */
final class UserRules {

    /** What everybody may change about themselves; nothing that anybody's access could hang on. */
    private static final Set<String> OWN = Set.of(
            "city",
            "country",
            "faxNumber",
            "officeLocation",
            "postalCode",
            "preferredLanguage",
            "state",
            "streetAddress");

    /** What somebody signs in or is called back with. */
    private static final Set<String> SIGN_IN = Set.of(
            "accountEnabled",
            "businessPhones",
            "identities",
            "mail",
            "mobilePhone",
            "otherMails",
            "passwordPolicies",
            "passwordProfile",
            "userPrincipalName");

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9'.\\-_!#^~]{1,64}");
    private static final Pattern MAIL = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,64}@[A-Za-z0-9.\\-]{1,255}");
    private static final List<String> LONE_POLICIES =
            List.of("DisableStrongPassword", "DisablePasswordExpiration", "None");

    private UserRules() {}

    static boolean changesSignInData(Patch body) {
        return body.values().keySet().stream().anyMatch(SIGN_IN::contains);
    }

    static boolean changesWorkProfile(Patch body) {
        return body.values().keySet().stream()
                .anyMatch(property -> !SIGN_IN.contains(property) && !OWN.contains(property));
    }

    /**
     * Checks a body and completes what it says.
     *
     * @param domain the tenant's
     * @return the body with values in the schema's spelling
     */
    static Patch checked(Patch body, String domain) {
        Rules.neverNull(
                body, "User", "displayName", "userPrincipalName", "mailNickname", "accountEnabled", "passwordProfile");
        Rules.displayName(body, "User");
        Rules.mailNickname(body, "User");
        body.get("userPrincipalName", String.class).ifPresent(name -> principalName(name, domain));
        body.get("mail", String.class)
                .filter(mail -> !MAIL.matcher(mail).matches())
                .ifPresent(mail -> {
                    throw Rules.invalid("mail", "User");
                });
        body.get("businessPhones", List.class)
                .filter(phones -> phones.size() > 1)
                .ifPresent(phones -> {
                    throw Rules.bad("Property 'businessPhones' of resource 'User' takes one number at most.");
                });
        body.get("otherMails", List.class).filter(mails -> mails.size() > 250).ifPresent(mails -> {
            throw Rules.bad("Property 'otherMails' of resource 'User' takes 250 addresses at most.");
        });
        body.get("usageLocation", String.class)
                .filter(place -> !Set.of(Locale.getISOCountries()).contains(place.toUpperCase(Locale.ROOT)))
                .ifPresent(place -> {
                    throw Rules.invalid("usageLocation", "User");
                });
        body.get("passwordPolicies", String.class).ifPresent(UserRules::passwordPolicies);
        Map<String, @Nullable Object> values = new HashMap<>(body.values());
        body.get("usageLocation", String.class)
                .ifPresent(place -> values.put("usageLocation", place.toUpperCase(Locale.ROOT)));
        spell(body, values, "userType", List.of("Member", "Guest"));
        spell(body, values, "ageGroup", List.of("minor", "notAdult", "adult"));
        spell(body, values, "consentProvidedForMinor", List.of("granted", "denied", "notRequired"));
        return new Patch(values);
    }

    private static void spell(Patch body, Map<String, @Nullable Object> values, String property, List<String> allowed) {
        Rules.oneOf(body, "User", property, allowed).ifPresent(value -> values.put(property, value));
    }

    static void principalName(String name, String domain) {
        int at = name.lastIndexOf('@');
        if (at < 0
                || name.length() > 113
                || !ALIAS.matcher(name.substring(0, at)).matches()) {
            throw Rules.invalid("userPrincipalName", "User");
        }
        if (!name.substring(at + 1).equalsIgnoreCase(domain)) {
            throw Rules.bad(
                    "The domain portion of the userPrincipalName property is invalid. You must use one of the verified "
                            + "domain names in your organization.");
        }
    }

    private static void passwordPolicies(String policies) {
        for (String policy : policies.split(",", -1)) {
            if (!LONE_POLICIES.contains(policy.strip())) {
                throw Rules.invalid("passwordPolicies", "User");
            }
        }
    }

    /** The addresses that mail to a mailbox may carry: the primary one, and those it had. */
    static List<String> proxyAddresses(@Nullable String mail, List<String> before) {
        List<String> others = before.stream()
                .map(address -> address.replaceFirst("^SMTP:", "smtp:"))
                .filter(address -> mail == null || !address.equalsIgnoreCase("smtp:" + mail))
                .toList();
        if (mail == null) {
            return others;
        }
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("SMTP:" + mail), others.stream())
                .toList();
    }
}
