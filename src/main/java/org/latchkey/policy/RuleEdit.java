package org.latchkey.policy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.latchkey.authentication.AuthenticationContexts;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one rule by a partial one, and refuses what no rule can be. Pure, but for the question whether approvers exist. */
final class RuleEdit {

    private static final Duration SHORTEST_ACTIVATION = Duration.ofMinutes(30);
    private static final Duration LONGEST_ACTIVATION = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern DAY_TIME = Pattern.compile(
            "P(?=\\d|T\\d)(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "Expiration", Set.of("isExpirationRequired", "maximumDuration"),
            "Enablement", Set.of("enabledRules"),
            "Approval", Set.of("setting"),
            "AuthenticationContext", Set.of("isEnabled", "claimValue"),
            "Notification",
                    Set.of(
                            "notificationType",
                            "recipientType",
                            "notificationLevel",
                            "isDefaultRecipientsEnabled",
                            "notificationRecipients"));

    private RuleEdit() {}

    /**
     * A rule with changes.
     *
     * @param rule as it is stored
     * @param change as it came: {@code @odata.type} and the properties that change
     * @throws Problem when the result would be no rule of that id
     */
    static ObjectNode of(ObjectNode rule, JsonNode change) {
        String type = RuleDocument.type(rule);
        String given = change.path("@odata.type").asString("");
        if (!bare(given).equalsIgnoreCase(bare(rule.path("@odata.type").asString("")))) {
            throw refused(
                    "@odata.type must be %s.".formatted(rule.path("@odata.type").asString("")));
        }
        ObjectNode edited = rule.deepCopy();
        for (Map.Entry<String, JsonNode> property : change.properties()) {
            String name = property.getKey();
            if (name.startsWith("@")) {
                continue;
            }
            switch (name.toLowerCase(Locale.ROOT)) {
                case "id" -> requireSame(name, rule.path("id"), property.getValue());
                case "target" -> requireSameTarget(rule.path("target"), property.getValue());
                default -> edited.set(declared(type, name), property.getValue());
            }
        }
        switch (type) {
            case "Expiration" -> expiration(edited);
            case "Enablement" -> enablement(edited);
            case "Approval" -> ApprovalSetting.check(edited, rule.path("setting"));
            case "AuthenticationContext" -> context(edited);
            case "Notification" -> notification(edited, rule);
            default -> throw new IllegalStateException(type);
        }
        return edited;
    }

    static Problem refused(String sentence) {
        return Problem.of(ProblemCode.INVALID_POLICY, sentence);
    }

    static String bare(String type) {
        return type.replaceFirst("(?i)^#?(microsoft\\.)?graph\\.", "");
    }

    private static String declared(String type, String name) {
        return PROPERTIES.getOrDefault(type, Set.of()).stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> refused("A rule of this type has no property '%s'.".formatted(name)));
    }

    private static void requireSame(String name, JsonNode own, JsonNode given) {
        if (!given.isNull() && !own.asString("").equalsIgnoreCase(given.asString(""))) {
            throw refused("'%s' must be %s.".formatted(name, own));
        }
    }

    private static void requireSameTarget(JsonNode own, JsonNode given) {
        for (Map.Entry<String, JsonNode> part : given.properties()) {
            if (!part.getKey().startsWith("@")
                    && !part.getValue().isNull()
                    && !own.path(part.getKey())
                            .toString()
                            .equalsIgnoreCase(part.getValue().toString())) {
                throw refused("The target of a rule cannot be changed.");
            }
        }
    }

    private static void expiration(ObjectNode rule) {
        boolean byUser = rule.path("id").asString("").startsWith("Expiration_EndUser");
        boolean required = flag(rule, "isExpirationRequired");
        JsonNode maximum = rule.path("maximumDuration");
        if (byUser && !required) {
            throw refused("An activation always ends: isExpirationRequired must be true.");
        }
        if (maximum.isNull() || maximum.isMissingNode()) {
            if (required) {
                throw refused("isExpirationRequired needs a maximumDuration.");
            }
            return;
        }
        String text = maximum.asString("");
        if (!DAY_TIME.matcher(text).matches()) {
            throw refused("maximumDuration must be a duration in days, hours and minutes, like P30D or PT4H.");
        }
        Duration length = Duration.parse(text);
        Duration shortest = byUser ? SHORTEST_ACTIVATION : SHORTEST;
        Duration longest = byUser ? LONGEST_ACTIVATION : LONGEST;
        if (length.compareTo(shortest) < 0
                || length.compareTo(longest) > 0
                || !length.truncatedTo(ChronoUnit.MINUTES).equals(length)) {
            throw refused("maximumDuration must be whole minutes from %s to %s."
                    .formatted(spelled(shortest), spelled(longest)));
        }
        rule.put("maximumDuration", spelled(length));
    }

    /** A length of time in the day-time form that Graph writes. */
    static String spelled(Duration length) {
        long days = length.toDays();
        Duration rest = length.minusDays(days);
        if (days == 0) {
            return rest.toString();
        }
        return rest.isZero()
                ? "P" + days + "D"
                : "P" + days + "D" + rest.toString().substring(1);
    }

    private static void enablement(ObjectNode rule) {
        List<String> names = new ArrayList<>();
        for (String name : texts(rule, "enabledRules")) {
            String known = RuleDocument.demand(name)
                    .map(Rule.Demand::text)
                    .orElseThrow(() -> refused("'%s' cannot be enabled.".formatted(name)));
            if (names.contains(known)) {
                throw refused("'%s' is enabled twice.".formatted(known));
            }
            names.add(known);
        }
        ArrayNode known = rule.putArray("enabledRules");
        names.forEach(known::add);
    }

    private static void context(ObjectNode rule) {
        boolean enabled = flag(rule, "isEnabled");
        String claim = rule.path("claimValue").asString("");
        if (claim.isEmpty() ? enabled : !AuthenticationContexts.isId(claim)) {
            throw refused("claimValue must be one of c1 to c99.");
        }
    }

    private static void notification(ObjectNode rule, ObjectNode before) {
        requireSame("notificationType", before.path("notificationType"), rule.path("notificationType"));
        requireSame("recipientType", before.path("recipientType"), rule.path("recipientType"));
        rule.set("notificationType", before.path("notificationType"));
        rule.set("recipientType", before.path("recipientType"));
        flag(rule, "isDefaultRecipientsEnabled");
        String level = rule.path("notificationLevel").asString("");
        rule.put(
                "notificationLevel",
                List.of("None", "Critical", "All").stream()
                        .filter(level::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> refused("notificationLevel must be None, Critical or All.")));
        for (String address : texts(rule, "notificationRecipients")) {
            if (!ADDRESS.matcher(address).matches()) {
                throw refused("'%s' is no mail address.".formatted(address));
            }
        }
    }

    static boolean flag(ObjectNode node, String name) {
        if (!node.path(name).isBoolean()) {
            throw refused("'%s' must be true or false.".formatted(name));
        }
        return node.path(name).asBoolean();
    }

    private static List<String> texts(ObjectNode node, String name) {
        JsonNode array = node.path(name);
        if (!array.isArray()) {
            throw refused("'%s' must be a list.".formatted(name));
        }
        return RuleDocument.texts(array);
    }
}
