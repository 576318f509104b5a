package org.latchkey.policy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.approval.Approver;
import org.latchkey.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rules in the wire's form. */
final class RuleDocument {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PREFIX = "#microsoft.graph.unifiedRoleManagementPolicy";

    private RuleDocument() {}

    /** A stored rule. */
    static Rule parse(String json) {
        return read(JSON.readTree(json));
    }

    /**
     * A rule whose form has been checked.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Rule read(JsonNode rule) {
        return switch (type(rule)) {
            case "Expiration" -> new Rule.Expiration(flag(rule, "isExpirationRequired"), duration(rule));
            case "Enablement" -> new Rule.Enablement(demands(rule.path("enabledRules")));
            case "Approval" -> approval(rule.path("setting"));
            case "AuthenticationContext" ->
                new Rule.AuthenticationContext(flag(rule, "isEnabled"), filled(rule.path("claimValue")));
            case "Notification" ->
                new Rule.Notification(
                        rule.path("recipientType").asString(""),
                        rule.path("notificationLevel").asString(""),
                        flag(rule, "isDefaultRecipientsEnabled"),
                        texts(rule.path("notificationRecipients")));
            default -> throw new IllegalArgumentException("no rule: " + rule);
        };
    }

    /** The kind of a rule: the middle of its type's name, like {@code Expiration}. */
    static String type(JsonNode rule) {
        String type = rule.path("@odata.type").asString("");
        return type.startsWith(PREFIX) && type.endsWith("Rule")
                ? type.substring(PREFIX.length(), type.length() - "Rule".length())
                : type;
    }

    private static Rule.Approval approval(JsonNode setting) {
        JsonNode stage = setting.path("approvalStages").path(0);
        List<Approver> approvers = new ArrayList<>();
        for (JsonNode subject : stage.path("primaryApprovers")) {
            approver(subject).ifPresent(approvers::add);
        }
        return new Rule.Approval(
                flag(setting, "isApprovalRequired"), flag(stage, "isApproverJustificationRequired"), approvers);
    }

    /** Who a subject set names; empty when it names nobody that approvals know. */
    static Optional<Approver> approver(JsonNode subject) {
        String type = subject.path("@odata.type").asString("").replaceFirst("^#?(microsoft\\.)?graph\\.", "");
        return switch (type) {
            case "singleUser" -> id(subject, "userId").map(Approver.SingleUser::new);
            case "groupMembers" -> id(subject, "groupId").map(Approver.GroupMembers::new);
            default -> Optional.empty();
        };
    }

    /** The reference's examples also spell the id of either plainly {@code id}. */
    private static Optional<UUID> id(JsonNode subject, String property) {
        return Stream.of(property, "id")
                .map(name -> filled(subject.path(name)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .flatMap(Ids::parse);
    }

    static Set<Rule.Demand> demands(JsonNode names) {
        Set<Rule.Demand> demands = EnumSet.noneOf(Rule.Demand.class);
        for (String name : texts(names)) {
            demands.add(demand(name)
                    .orElseThrow(() -> new IllegalArgumentException("'%s' cannot be enabled.".formatted(name))));
        }
        return demands;
    }

    static Optional<Rule.Demand> demand(String name) {
        return Stream.of(Rule.Demand.values())
                .filter(it -> it.text().equalsIgnoreCase(name))
                .findFirst();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asString("")));
        return texts;
    }

    static boolean flag(JsonNode node, String name) {
        return node.path(name).asBoolean(false);
    }

    private static @Nullable Duration duration(JsonNode rule) {
        String text = filled(rule.path("maximumDuration"));
        if (text == null) {
            return null;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("'%s' is no duration in days and hours.".formatted(text), malformed);
        }
    }

    private static @Nullable String filled(JsonNode node) {
        String text = node.asString("");
        return text.isBlank() ? null : text;
    }
}
