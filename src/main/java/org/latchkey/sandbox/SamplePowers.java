package org.latchkey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.latchkey.policy.ManagedGroups;
import org.springframework.stereotype.Component;

/** The groups that give power are managed by PIM: under which rules, and who may become a member for a while. */
@Component
final class SamplePowers {

    static final String PIM = "identityGovernance/privilegedAccess/group/";

    /** Group, longest activation, what it asks for, who approves it (a person, or a group after an @). */
    private static final String RULES = """
            proddb | PT4H | Justification MultiFactorAuthentication | -
            telemetry | PT8H | Justification | -
            payments | PT2H | Justification MultiFactorAuthentication | aldo.prieto
            payroll | PT1H | Justification MultiFactorAuthentication | lena.fiore
            cluster | PT4H | Justification Ticketing MultiFactorAuthentication | -
            backups | PT8H | - | -
            firewall | PT2H | Justification Ticketing | @advisory
            tier0 | PT1H | Justification MultiFactorAuthentication | priya.nair
            """;

    /** Group, member or owner, for how many days from the start, and who. */
    private static final String ELIGIBLE = """
            proddb | owner | 365 | aldo.prieto
            telemetry | member | 365 | emre.aydin olga.zielinska karin.holt
            payments | member | 365 | ivo.petrov amina.diallo
            payroll | member | 365 | celia.ramos
            cluster | member | 365 | zoe.marchand
            backups | member | 365 | yuki.mori
            firewall | member | 365 | dario.conti liv.berg
            tier0 | member | 92 | greta.adler
            backups | member | 93 | ben.okafor
            """;

    private final ManagedGroups managedGroups;

    SamplePowers(ManagedGroups managedGroups) {
        this.managedGroups = managedGroups;
    }

    /** Greta publishes what rules may ask for; Priya brings the groups under management, sets their rules and makes the first people eligible. */
    void tame(SampleStory story, int daysAgo) {
        Instant at = story.daysAgo(daysAgo);
        story.patch("greta.adler", at, "identity/conditionalAccess/authenticationContextClassReferences/c1", """
                {"displayName": "Two factors", "description": "A sign-in with more than a password", "isAvailable": true}
                """);
        var rules = SampleStory.table(RULES);
        managedGroups.manage(
                story.by("priya.nair", at),
                rules.stream().map(it -> story.id(it[0])).toList());
        for (var rule : rules) {
            var policy = story.get("priya.nair", at, """
                            policies/roleManagementPolicyAssignments?$filter=scopeId eq '{%s}' and scopeType eq 'Group' \
                            and roleDefinitionId eq 'member'""".formatted(rule[0]))
                    .at("/value/0/policyId")
                    .asString();
            story.patch("priya.nair", at, "policies/roleManagementPolicies/" + policy, """
                    {"rules": [%s]}
                    """.formatted(
                            String.join(", ", changes(rule[1], rule[2], rule[3]))));
        }
        for (var it : SampleStory.table(ELIGIBLE)) {
            for (var person : it[3].split(" ", -1)) {
                makeEligible(story, at, person, it[0], it[1], Integer.parseInt(it[2]));
            }
        }
    }

    private static List<String> changes(String longest, String demands, String approver) {
        var changes = new ArrayList<String>();
        changes.add("""
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
                 "id": "Expiration_EndUser_Assignment", "isExpirationRequired": true, "maximumDuration": "%s"}""".formatted(longest));
        changes.add("""
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule",
                 "id": "Enablement_EndUser_Assignment", "enabledRules": [%s]}""".formatted(Stream.of(demands.split(" ", -1))
                .filter(it -> !it.equals("-"))
                .map(it -> "\"" + it + "\"")
                .collect(java.util.stream.Collectors.joining(", "))));
        if (!approver.equals("-")) {
            changes.add("""
                    {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule",
                     "id": "Approval_EndUser_Assignment", "setting": {"isApprovalRequired": true, "approvalStages": [
                      {"isApproverJustificationRequired": true, "primaryApprovers": [%s]}]}}""".formatted(subject(approver)));
        }
        return changes;
    }

    /** A person or, after an @, the members of a group, as policies name them. */
    static String subject(String name) {
        return name.startsWith("@")
                ? "{\"@odata.type\": \"#microsoft.graph.groupMembers\", \"groupId\": \"{%s}\"}"
                        .formatted(name.substring(1))
                : "{\"@odata.type\": \"#microsoft.graph.singleUser\", \"userId\": \"{%s}\"}".formatted(name);
    }

    private static void makeEligible(
            SampleStory story, Instant at, String person, String group, String access, int days) {
        story.post("priya.nair", at, PIM + "eligibilityScheduleRequests", """
                {"action": "adminAssign", "accessId": "%s", "principalId": "{%s}", "groupId": "{%s}",
                 "justification": "Access as agreed with the owner of the group", "scheduleInfo": {"startDateTime": "%s",
                 "expiration": {"type": "afterDateTime", "endDateTime": "%s"}}}
                """.formatted(
                        access, person, group, at, at.plus(Duration.ofDays(days))));
    }
}
