package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.PostOffice;

/** Whom a request for a package tells by mail, over a real mail server. */
class RequestMailsTest {

    private static final String APPROVAL = "\"isApprovalRequiredForAdd\": true";

    private final PostOffice post = PostOffice.shared();
    private final Offer offer = new Offer(new World(Api.fresh(post.server())));
    private final Api api = offer.world.api;

    private String at(String nickname) {
        return nickname + "@" + api.domain();
    }

    @Test
    void theProcedureMailsEverybodyInIt() {
        String policy = offer.policy("P30D", true, APPROVAL);
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        api.settle();

        MimeMessage asked = post.await(at("boss"), 1);
        assertThat(PostOffice.subject(asked)).startsWith("Action required: Approve or deny request by ");
        assertThat(PostOffice.words(asked, "text/plain"))
                .contains("Requestor: Ann", "Justification: on-call rotation", "Submitted: ", "Decide by: ")
                .contains("/my-access/approvals");
        assertThat(PostOffice.words(asked, "text/html"))
                .contains("Production database administration")
                .contains("<a href=\"" + "http");
        assertThat(post.at(at("ann"))).isEmpty();

        offer.decide(request, "Approve");
        assertThat(PostOffice.subject(post.await(at("ann"), 1)))
                .isEqualTo("You now have access to Production database administration");
        assertThat(PostOffice.words(post.await(at("ann"), 1), "text/plain")).contains("/my-access/access");
        assertThat(PostOffice.subject(post.await(at("boss"), 2)))
                .isEqualTo("Request approved for Ann to Production database administration");
        offer.read(request).has("/state", "delivered").has("/status", "FulfilledNotificationTriggered");

        api.advance("P16D");
        MimeMessage ending = post.await(at("ann"), 2);
        assertThat(PostOffice.subject(ending)).startsWith("Extend access for Production database administration by ");
        assertThat(PostOffice.words(ending, "text/plain")).contains("Extend access: http");

        api.advance("P14D");
        assertThat(PostOffice.subject(post.await(at("ann"), 3)))
                .startsWith("Extend access for Production database administration by ");
        assertThat(PostOffice.subject(post.await(at("ann"), 4)))
                .isEqualTo("Access has ended for Production database administration");
        assertThat(api.mails("ann").rows()).hasSize(4);
        offer.assignment(offer.ann)
                .has("/value/0/state", "expired")
                .has("/value/0/status", "ExpiredNotificationTriggered");
    }

    @Test
    void aRefusalTellsTheRequestorWhy() {
        String policy = offer.policy("P30D", true, APPROVAL);
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        api.settle();
        offer.decide(request, "Deny");

        MimeMessage denied = post.await(at("ann"), 1);
        assertThat(PostOffice.subject(denied)).isEqualTo("Request denied to Production database administration");
        assertThat(PostOffice.words(denied, "text/plain")).contains("Reason: j");
    }

    @Test
    void silenceTellsRequestorAndApprovers() {
        String policy = offer.policy("P30D", true, APPROVAL);
        offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201);
        api.settle();
        api.advance("P14D");

        assertThat(api.mails("ann").texts("subject"))
                .containsExactly("Your request has expired for Production database administration");
        assertThat(api.mails("boss").texts("subject"))
                .last()
                .isEqualTo("Request has expired for Production database administration");
    }

    @Test
    void aDirectAssignmentTellsNobodyUntilItEnds() {
        offer.assign(offer.policy("P30D", false, ""), offer.ann);
        assertThat(api.mails("ann").texts("subject")).isEmpty();

        api.advance("P31D");
        assertThat(api.mails("ann").texts("subject"))
                .last()
                .isEqualTo("Access has ended for Production database administration");
    }

    @Test
    void aPolicyMaySwitchThemOff() {
        String policy = offer.policy("P30D", true, "");
        String quiet = """
                {"notificationSettings": {"isAssignmentNotificationDisabled": true}}
                """;
        var written = api.as(offer.world.apm()).get(EM + "/assignmentPolicies/" + policy + "?$expand=accessPackage");
        var body = (tools.jackson.databind.node.ObjectNode) written.is(200).json();
        body.set(
                "notificationSettings",
                tools.jackson.databind.json.JsonMapper.shared().readTree(quiet).get("notificationSettings"));
        api.as(offer.world.apm())
                .put(EM + "/assignmentPolicies/" + policy, body.toString())
                .is(200);
        offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201);
        api.settle();
        assertThat(offer.mine(offer.ann, "assignmentRequests", "target").text("/value/0/status"))
                .isEqualTo("Delivered");
        api.advance("P31D");
        offer.assignment(offer.ann).has("/value/0/status", "Expired");
        assertThat(api.mails("ann").texts("subject")).isEmpty();
    }

    @Test
    void whatSomebodyWritesIsWordsInAMailAndNothingElse() {
        String policy = offer.policy("P30D", true, APPROVAL);
        offer.submit(offer.ann, """
                {"requestType": "userAdd", "justification": "<b onclick='x'>now</b> [here](http://evil.example) {link}",
                 "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                """.formatted(offer.ann, policy, offer.offered)).is(201);
        api.settle();
        MimeMessage asked = post.await(at("boss"), 1);
        assertThat(PostOffice.words(asked, "text/html"))
                .contains("&lt;b onclick=&#39;x&#39;&gt;now&lt;/b&gt; [here](http://evil.example) {link}")
                .doesNotContain("<b ", "href=\"http://evil");
    }

    @Test
    void halfTheTimeReminds() {
        String policy = offer.policy("P30D", true, APPROVAL);
        offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201);
        api.settle();
        api.advance("P7D");
        assertThat(api.mails("boss").texts("template")).containsExactly("approval-requested", "approval-reminder");
        api.advance("P6D");
        assertThat(api.mails("boss").rows()).hasSize(2);
    }

    @Test
    void aRequestThatIsForwardedTellsTheAlternatesOnly() {
        String alternate = api.person("Alternate");
        String policy = api.as(offer.world.apm())
                .post(EM + "/assignmentPolicies", """
                {"displayName": "Escalating", "description": "d", "allowedTargetScope": "allDirectoryUsers",
                 "expiration": {"type": "afterDuration", "duration": "P30D"},
                 "requestorSettings": {"enableTargetsToSelfAddAccess": true},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": true, "stages": [
                   {"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": false,
                    "isEscalationEnabled": true, "durationBeforeEscalation": "P4D",
                    "primaryApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}],
                    "escalationApprovers": [{"@odata.type": "#microsoft.graph.singleUser", "userId": "%s"}]}]},
                 "accessPackage": {"id": "%s"}}
                """.formatted(offer.boss, alternate, offer.offered))
                .is(201)
                .text("/id");
        String request =
                offer.ask(offer.ann, "userAdd", policy, offer.ann).is(201).text("/id");
        api.settle();
        assertThat(api.mails("boss").texts("subject")).first().asString().startsWith("Approve or deny the request by ");
        assertThat(api.mails("alternate").rows()).isEmpty();
        api.advance("P4D");
        assertThat(api.mails("boss").texts("template"))
                .containsExactly("approval-requested-escalating", "approval-reminder-escalating");
        assertThat(api.mails("alternate").texts("subject"))
                .first()
                .asString()
                .startsWith("Action required: Approve or deny forwarded request by ");
        offer.decide(request, "Approve");
        assertThat(api.mails("alternate").texts("template")).last().isEqualTo("request-completed");
    }

    @Test
    void anEligibilityThatEndsBeforeThePackageIsToldToItsManagers() {
        api.asAdmin()
                .patch(api.rule(offer.group, "member", "Expiration_Admin_Eligibility"), """
                {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
                 "id": "Expiration_Admin_Eligibility", "isExpirationRequired": true, "maximumDuration": "P40D"}
                """)
                .is(204);
        offer.assign(offer.policy("P180D", false, ""), offer.ann);
        api.advance("P41D");

        String manager = api.asAdmin().get("users/" + offer.world.apm()).text("/userPrincipalName");
        String owner = api.asAdmin().get("users/" + offer.world.co()).text("/userPrincipalName");
        for (String address : java.util.List.of(manager, owner)) {
            var mails = api.mails(address.split("@", -1)[0]);
            assertThat(mails.texts("subject"))
                    .contains("Ann has lost an eligible role of Production database administration");
        }
        assertThat(api.mails("ann").rows()).isEmpty();
    }

    @Test
    void whoeverAsksForSomebodyElseIsToldToo() {
        String policy = api.as(offer.world.apm())
                .post(EM + "/assignmentPolicies", """
                {"displayName": "By managers", "allowedTargetScope": "allDirectoryUsers", "specificAllowedTargets": [],
                 "expiration": {"type": "noExpiration"},
                 "requestorSettings": {"enableOnBehalfRequestorsToAddAccess": true,
                   "onBehalfRequestors": [{"@odata.type": "#microsoft.graph.targetManager", "managerLevel": 1}]},
                 "requestApprovalSettings": {"stages": []}, "accessPackage": {"id": "%s"}}
                """.formatted(offer.offered))
                .is(201)
                .text("/id");
        api.asAdmin()
                .put(
                        "users/" + offer.ann + "/manager/$ref",
                        "{\"@odata.id\": \"%s/v1.0/users/%s\"}".formatted(api.server(), offer.boss))
                .is(204);
        offer.ask(offer.boss, "onBehalfAdd", policy, offer.ann).is(201);
        api.settle();
        assertThat(api.mails("ann").texts("subject"))
                .containsExactly("You now have access to Production database administration");
        assertThat(api.mails("ann").text("/value/0/text")).contains("Asked for by: Boss");
        assertThat(api.mails("boss").texts("subject"))
                .containsExactly("Ann now has access to Production database administration");
    }
}
