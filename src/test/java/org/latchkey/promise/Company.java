package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/** A tenant in which {@link Deed}s are done: six people, a crew that approves, two managed groups, two packages. */
final class Company {

    static final String EM = "identityGovernance/entitlementManagement/";
    static final String PIM = "identityGovernance/privilegedAccess/group/";

    /** What falls due within it is not left to come true by itself. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** A policy that may be asked by: the package it belongs to, and who is to approve. */
    record Policy(String id, int pack, List<Deed.Stage> stages) {}

    /** A request that was accepted. {@code approvals} is where it would be approved. */
    record Accepted(String id, String requestor, String target, String approvals, Set<String> named) {}

    final Api api = Api.fresh();
    final Rows rows = new Rows(api);
    final List<String> people =
            IntStream.range(0, Deed.PEOPLE).mapToObj(i -> api.person("P" + i)).toList();
    final String crew = api.group("Crew");
    /** A group keeps its last owner, whatever ends; with this one, who takes part in nothing, no other is the last. */
    private final String owner = api.person("Owner");

    final List<String> groups =
            IntStream.range(0, Deed.GROUPS).mapToObj(i -> managed("Group " + i)).toList();
    final List<Accepted> requests = new ArrayList<>();
    private final Approvers approvers = new Approvers(api, crew, people);

    /** Votes that counted. */
    int votes;

    private final List<Policy> policies = new ArrayList<>();
    private final List<String> packages = new ArrayList<>();
    private final Set<String> dismissed = new HashSet<>();
    private final String catalog = api.asAdmin()
            .post(EM + "catalogs", "{\"displayName\": \"Catalog\"}")
            .is(201)
            .text("/id");

    Company() {
        for (String group : groups) {
            api.asAdmin()
                    .post(EM + "resourceRequests", """
                    {"requestType": "adminAdd", "catalog": {"id": "%s"}, "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                    """.formatted(catalog, group))
                    .is(201);
        }
        for (int i = 0; i < Deed.PACKAGES; i++) {
            packages.add(api.asAdmin()
                    .post(EM + "accessPackages", """
                    {"displayName": "Package %d", "catalog": {"id": "%s"}}
                    """.formatted(i, catalog))
                    .is(201)
                    .text("/id"));
            begin(new Deed.Give(i, new Deed.Role(0, i == 0 ? "Member" : "EligibleMember")));
            begin(new Deed.Give(i, new Deed.Role(1, "EligibleMember")));
            begin(new Deed.Offer(i, List.of(), 15, false));
            begin(new Deed.Offer(i, List.of(new Deed.Stage(List.of("crew"), List.of("p0"), List.of())), 30, true));
        }
        begin(new Deed.JoinCrew(3, true));
        begin(new Deed.JoinCrew(4, true));
        begin(new Deed.Report(1, 0));
        begin(new Deed.Report(2, 1));
        begin(new Deed.Report(3, 1));
        assertThat(policies).as("the company is as it should be").hasSize(4);
    }

    private String managed(String name) {
        String group = api.group(name);
        api.addOwner(group, owner);
        api.asAdmin()
                .post("/beta/privilegedAccess/aadGroups/resources/register", "{\"externalId\": \"" + group + "\"}")
                .is(204);
        return group;
    }

    /** Does it and waits until nothing is left to do. No answer is ever worse than a refusal. */
    void take(Deed deed) {
        begin(deed);
        api.settle();
        // What falls due in a moment is done as well, so that nothing happens by itself while somebody looks.
        while (rows.nextAlarm()
                .filter(next -> next.isBefore(api.now().plus(MOMENT)))
                .isPresent()) {
            api.advance(MOMENT.toString());
        }
    }

    private void begin(Deed deed) {
        switch (deed) {
            case Deed.Offer it -> offer(it);
            case Deed.Ask it -> ask(it);
            case Deed.Assign it -> {
                Policy policy = policies.get(it.policy() % policies.size());
                accepted(
                        request(null, "adminAdd", about(person(it.who()), policy), ""),
                        person(it.who()),
                        person(it.who()),
                        policy);
            }
            case Deed.GiveBack it ->
                changed(it.who(), it.pack(), it.byAdmin() ? "adminRemove" : "userRemove", it.byAdmin());
            case Deed.Extend it -> changed(it.who(), it.pack(), "userUpdate", false);
            case Deed.Cancel it -> {
                if (!requests.isEmpty()) {
                    Accepted request = requests.get(it.request() % requests.size());
                    String path = request.approvals().contains("assignmentApprovals")
                            ? PIM + "assignmentScheduleRequests/"
                            : EM + "assignmentRequests/";
                    refusedOrDone(api.asAdmin().post(path + request.id() + "/cancel"));
                }
            }
            case Deed.Reprocess it -> {
                if (!requests.isEmpty()) {
                    refusedOrDone(api.asAdmin()
                            .post(EM + "assignmentRequests/"
                                    + requests.get(it.request() % requests.size())
                                            .id() + "/reprocess"));
                }
            }
            case Deed.Decide it -> decide(it);
            case Deed.Give it -> give(it);
            case Deed.GiveNoMore it -> giveNoMore(it);
            case Deed.MakeEligible it ->
                pim(
                        "eligibility",
                        "adminAssign",
                        it.access(),
                        groups.get(it.group()),
                        person(it.who()),
                        it.hours() * 60,
                        0);
            case Deed.AssignInPim it ->
                pim(
                        "assignment",
                        "adminAssign",
                        it.access(),
                        groups.get(it.group()),
                        person(it.who()),
                        it.hours() * 60,
                        it.delay());
            case Deed.MakeIneligible it ->
                rows.scheduled("eligible", it.pick()).ifPresent(role -> pim("eligibility", "adminRemove", role, 0, 0));
            case Deed.RemoveInPim it ->
                rows.scheduled("assigned", it.pick()).ifPresent(role -> pim("assignment", "adminRemove", role, 0, 0));
            case Deed.Activate it ->
                rows.scheduled("eligible", it.pick())
                        .ifPresent(role -> pim("assignment", "selfActivate", role, it.minutes(), it.delay()));
            case Deed.Deactivate it ->
                rows.scheduled("activated", it.pick())
                        .ifPresent(role -> pim("assignment", "selfDeactivate", role, 0, 0));
            case Deed.Require it -> require(it);
            case Deed.Join it -> tie(groups.get(it.group()), it.access(), person(it.who()), true);
            case Deed.Leave it ->
                rows.member(it.pick()).ifPresent(role -> tie(role.group(), role.kind(), role.person(), false));
            case Deed.JoinCrew it -> tie(crew, "member", person(it.who()), it.in());
            case Deed.Report it ->
                refusedOrDone(api.asAdmin().put("users/" + person(it.who()) + "/manager/$ref", """
                        {"@odata.id": "%s/v1.0/users/%s"}
                        """.formatted(
                                api.server(), person(it.boss()))));
            case Deed.Dismiss it -> {
                if (refusedOrDone(api.asAdmin().delete("users/" + person(it.who())))) {
                    dismissed.add(person(it.who()));
                }
            }
            case Deed.Recall it -> {
                if (refusedOrDone(api.asAdmin().post("directory/deletedItems/" + person(it.who()) + "/restore"))) {
                    dismissed.remove(person(it.who()));
                }
            }
            case Deed.Disband it -> refusedOrDone(api.asAdmin().delete("groups/" + groups.get(it.group())));
            case Deed.Reunite it ->
                refusedOrDone(api.asAdmin().post("directory/deletedItems/" + groups.get(it.group()) + "/restore"));
            case Deed.Pass it -> api.advance("PT" + it.minutes() + "M");
            case Deed.PassToTheNextAlarm it -> rows.nextAlarm().ifPresent(api::advanceTo);
        }
    }

    private String person(int who) {
        return people.get(who);
    }

    private boolean isThere(String who) {
        return !dismissed.contains(who);
    }

    private static boolean refusedOrDone(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
        return answer.status() < 300;
    }

    private void offer(Deed.Offer it) {
        boolean asks = !it.stages().isEmpty();
        Answer answer = api.asAdmin().post(EM + "assignmentPolicies", """
                {"displayName": "Policy %d", "description": "d", "allowedTargetScope": "allDirectoryUsers",
                 "specificAllowedTargets": [], "expiration": %s,
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true, "enableTargetsToSelfUpdateAccess": true,
                  "enableTargetsToSelfRemoveAccess": true, "allowCustomAssignmentSchedule": true},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": %b, "isApprovalRequiredForUpdate": %b,
                  "isRequestorJustificationRequired": false, "stages": [%s]},
                 "accessPackage": {"id": "%s"}}
                """.formatted(
                        policies.size(),
                        it.days() == 0
                                ? "{\"type\": \"noExpiration\"}"
                                : "{\"type\": \"afterDuration\", \"duration\": \"P" + it.days() + "D\"}",
                        asks,
                        asks && it.updatesToo(),
                        it.stages().stream().map(approvers::stage).collect(Collectors.joining(", ")),
                        packages.get(it.pack())));
        if (refusedOrDone(answer)) {
            policies.add(new Policy(answer.text("/id"), it.pack(), it.stages()));
        }
    }

    private void ask(Deed.Ask it) {
        String who = person(it.who());
        if (isThere(who)) {
            Policy policy = policies.get(it.policy() % policies.size());
            String schedule = it.delayHours() == 0
                    ? ""
                    : "\"schedule\": {\"startDateTime\": \"%s\"},"
                            .formatted(api.now().plus(Duration.ofHours(it.delayHours())));
            accepted(request(who, "userAdd", about(who, policy), schedule), who, who, policy);
        }
    }

    private String about(String who, Policy policy) {
        return "\"targetId\": \"%s\", \"assignmentPolicyId\": \"%s\", \"accessPackageId\": \"%s\""
                .formatted(who, policy.id(), packages.get(policy.pack()));
    }

    private void changed(int who, int pack, String type, boolean byAdmin) {
        String person = person(who);
        if (byAdmin || isThere(person)) {
            rows.assignment(packages.get(pack), person)
                    .ifPresent(it -> accepted(
                            request(byAdmin ? null : person, type, "\"id\": \"" + it.id() + "\"", ""),
                            person,
                            person,
                            policies.stream()
                                    .filter(policy -> policy.id().equals(it.policy()))
                                    .findFirst()
                                    .orElseThrow()));
        }
    }

    /** {@code by} null for the administrator. */
    private Answer request(@Nullable String by, String type, String about, String schedule) {
        return (by == null ? api.asAdmin() : api.as(by))
                .post(EM + "assignmentRequests", """
                {"requestType": "%s", "justification": "because", %s "assignment": {%s}}
                """.formatted(type, schedule, about));
    }

    private void accepted(Answer answer, String requestor, String target, Policy policy) {
        if (refusedOrDone(answer)) {
            Set<String> named = policy.stages().stream()
                    .flatMap(stage -> Stream.of(stage.primary(), stage.fallback(), stage.escalation())
                            .flatMap(List::stream))
                    .collect(Collectors.toCollection(HashSet::new));
            named.add("p0");
            requests.add(new Accepted(
                    answer.text("/id"),
                    requestor,
                    target,
                    EM + "accessPackageAssignmentApprovals/" + answer.text("/id"),
                    named));
        }
    }

    private void decide(Deed.Decide it) {
        List<String> waiting = rows.openApprovals();
        List<Accepted> open = requests.stream()
                .filter(request -> waiting.contains(request.id()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Accepted request = open.get(it.request() % open.size());
        for (String stage : api.asAdmin().get(request.approvals() + "/stages").ids()) {
            for (int i = 0; i < people.size(); i++) {
                String who = person((it.first() + i) % people.size());
                if (isThere(who) && vote(who, request, stage, it.yes())) {
                    return;
                }
            }
        }
    }

    private boolean vote(String who, Accepted request, String stage, boolean yes) {
        Set<String> named = approvers.named(request.requestor(), request.named());
        boolean counted = refusedOrDone(
                api.as(who).patch(request.approvals() + "/stages/" + stage, """
                {"reviewResult": "%s", "justification": "because"}
                """.formatted(yes ? "Approve" : "Deny")));
        if (counted) {
            votes++;
            assertThat(who)
                    .as("who decides %s", request)
                    .isNotEqualTo(request.requestor())
                    .isNotEqualTo(request.target());
            assertThat(named).as("who may decide %s", request).contains(who);
        }
        return counted;
    }

    private void give(Deed.Give it) {
        String group = groups.get(it.role().group());
        refusedOrDone(api.asAdmin()
                .post(EM + "accessPackages/" + packages.get(it.pack()) + "/resourceRoleScopes", """
                {"role": {"originId": "%s_%s", "originSystem": "AadGroup"},
                 "scope": {"originId": "%s", "originSystem": "AadGroup", "isRootScope": true}}
                """.formatted(
                                it.role().name(), group, group)));
    }

    private void giveNoMore(Deed.GiveNoMore it) {
        String origin = it.role().name() + "_" + groups.get(it.role().group());
        String path = EM + "accessPackages/" + packages.get(it.pack());
        api
                .asAdmin()
                .get(path + "?$expand=resourceRoleScopes($expand=role)")
                .at("/resourceRoleScopes")
                .values()
                .stream()
                .filter(scope -> scope.at("/role/originId").asString("").equals(origin))
                .forEach(scope -> refusedOrDone(api.asAdmin()
                        .delete(path + "/resourceRoleScopes/" + scope.path("id").asString())));
    }

    private void pim(String side, String action, Rows.Access role, int minutes, int delay) {
        pim(side, action, role.kind(), role.group(), role.person(), minutes, delay);
    }

    private void pim(String side, String action, String access, String group, String who, int minutes, int delay) {
        boolean self = action.startsWith("self");
        if (self && !isThere(who)) {
            return;
        }
        String schedule = minutes == 0
                ? ""
                : ", \"scheduleInfo\": {\"startDateTime\": \"%s\", \"expiration\": {\"type\": \"afterDuration\", \"duration\": \"PT%dM\"}}"
                        .formatted(api.now().plus(Duration.ofMinutes(delay)), minutes);
        Answer answer = (self ? api.as(who).mfa() : api.asAdmin())
                .post(PIM + side + "ScheduleRequests", """
                {"action": "%s", "accessId": "%s", "groupId": "%s", "principalId": "%s", "justification": "because"%s}
                """.formatted(action, access, group, who, schedule));
        if (refusedOrDone(answer) && action.equals("selfActivate")) {
            requests.add(new Accepted(
                    answer.text("/id"),
                    who,
                    who,
                    PIM + "assignmentApprovals/" + answer.text("/id"),
                    Set.of("p0", "p1", "p2", "p3", "crew")));
        }
    }

    /** Nobody sets rules for a group that is gone. */
    private void require(Deed.Require it) {
        Answer shown = api.asAdmin()
                .get("policies/roleManagementPolicyAssignments?$filter=scopeId eq '" + groups.get(it.group())
                        + "' and scopeType eq 'Group' and roleDefinitionId eq '" + it.access() + "'");
        if (!refusedOrDone(shown)) {
            return;
        }
        String policy = shown.text("/value/0/policyId");
        boolean asks = !it.approvers().isEmpty();
        refusedOrDone(api.asAdmin()
                .patch(
                        "policies/roleManagementPolicies/" + policy + "/rules/Approval_EndUser_Assignment",
                        """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyApprovalRule", "id": "Approval_EndUser_Assignment",
                 "setting": {"isApprovalRequired": %b, "approvalStages": [
                  {"isApproverJustificationRequired": false, "primaryApprovers": [%s]}]}}
                """.formatted(asks, approvers.subjects(it.approvers()))));
    }

    private void tie(String group, String access, String who, boolean in) {
        String path = "groups/" + group + "/" + access + "s/";
        refusedOrDone(
                in
                        ? api.asAdmin().post(path + "$ref", """
                        {"@odata.id": "%s/v1.0/directoryObjects/%s"}
                        """.formatted(api.server(), who))
                        : api.asAdmin().delete(path + who + "/$ref"));
    }
}
