package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.AuthenticatorApp;

/**
 * A package is asked for, approved and switched on by somebody who signed in with a password alone: for the activation the browser
 * goes through the one factor that is missing and comes back to the form as it was left. Then time runs out. The approver and the
 * group's rules are the sample company's. The approver denies an activation as well, and a role is given back before its time. At last
 * the group asks for an authentication context in place of a second factor, and it goes the same way.
 */
class StepUpStoryTest {
    private static final String REQUESTOR = "Remy Tan";
    private static final String APPROVER = "Aldo Prieto";
    private static final String PACKAGE = "Production database administration";
    private static final String GROUP = "Production database admins";
    private static final String REASON = "Incident 4907: the replica is behind";

    private final Api api = Api.sample();

    /** Remy's phone: it reads the key from the page, and shows the code of a moment ago, so that the present one stays good. */
    private AuthenticatorApp registerApp() {
        try (Screen remy = Screen.of(api, REQUESTOR)) {
            remy.page().navigate("/" + api.tenant() + "/signin/methods");
            remy.link("Authenticator app");
            var app = AuthenticatorApp.holding(remy.page().locator(".key").innerText());
            Locator refusal = remy.page().getByRole(AriaRole.ALERT);
            Locator added = remy.page().getByText("How you sign in");
            remy.fill("Code that the app shows", app.code(-1)).button("Add this app");
            added.or(refusal).first().waitFor();
            if (refusal.isVisible()) {
                // The machine took so long that the code was one too old.
                remy.fill("Code that the app shows", app.code(-1)).button("Add this app");
            }
            added.first().waitFor();
            return app;
        }
    }

    @Test
    void whatTakesASecondFactorAsksForItAndComesBack() {
        AuthenticatorApp app = registerApp();
        String remysId = api.asAdmin()
                .get("users?$filter=displayName eq '" + REQUESTOR + "'")
                .text("/value/0/id");
        String group = api.asAdmin()
                .get("groups?$filter=displayName eq '" + GROUP + "'")
                .text("/value/0/id");
        try (var cast = new Cast(api)) {
            Screen remy = cast.of(REQUESTOR);
            remy.go("My Access", "Access packages").button("Request " + PACKAGE);
            remy.fill("Business justification", "Next on the rota").press("Send request");
            remy.seesRow(PACKAGE, "Waiting for approval");

            Screen aldo = cast.of(APPROVER);
            aldo.go("My Access", "Approvals").button("Approve " + PACKAGE + " for " + REQUESTOR);
            aldo.fill("Reason", "On the rota").answer("Approve");
            aldo.tab("Activations").button("Deny Member of Payment gateway operators for Amina Diallo");
            aldo.fill("Reason", "Not before the review").answer("Deny").sees("Nothing waits for you");
            cast.leave(APPROVER);

            remy.seesRow(PACKAGE, "Next on the rota", "Delivered");
            remy.go("My Access", "My roles").sees(GROUP);
            remy.button("Activate Member of " + GROUP).sees("It takes a stronger sign-in");
            remy.fill("Reason", REASON).press("Activate");

            remy.sees("Prove that it is you").sees("asks for one more factor");
            assertThat(remy.page().getByLabel("Password").count())
                    .as("what is proven is not asked for again")
                    .isZero();
            remy.fill("Code from your authenticator app", app.code(0)).button("Continue");

            remy.sees("Everything is as you left it").refused(400);
            assertThat(remy.page().url()).contains("/my-access/roles?activate=");
            assertThat(remy.the(AriaRole.TEXTBOX, "Reason").inputValue()).isEqualTo(REASON);
            remy.answer("Activate");
            // Another role of his runs already; this one has just begun its two hours.
            var timer = remy.page()
                    .getByRole(AriaRole.TIMER)
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("2:00:0\\d|1:59:\\d\\d")));
            timer.waitFor();
            api.settle();
            assertThat(api.isMember(group, remysId)).isTrue();
            String before = timer.innerText();
            remy.page().waitForCondition(() -> !timer.innerText().equals(before));
            remy.tab("Active (2)").sees("Container cluster admins").sees(GROUP);

            api.advance("PT2H1M");
            assertThat(api.isMember(group, remysId)).isFalse();
            remy.sees("Active (1)").misses(GROUP);
            remy.tab("Eligible (2)").sees(GROUP);

            remy.tab("Active (1)")
                    .button("Deactivate Member of Container cluster admins")
                    .answer("Deactivate");
            remy.sees("Active (0)");
        }
        requireContext(group);
        try (Screen remy = Screen.of(api, REQUESTOR)) {
            remy.go("My Access", "My roles").button("Activate Member of " + GROUP);
            remy.fill("Reason", REASON).press("Activate");
            remy.sees("asks for one more factor");
            remy.fill("Code from your authenticator app", app.code(1)).button("Continue");
            remy.sees("Everything is as you left it").refused(400).answer("Activate");
            remy.sees("Active (1)");
            assertThat(api.isMember(group, remysId)).isTrue();
        }
    }

    private void requireContext(String group) {
        var admin = api.asAdmin();
        admin.patch(api.rule(group, "member", "Enablement_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyEnablementRule", "enabledRules": ["Justification"]}
                        """)
                .is(204);
        admin.patch(api.rule(group, "member", "AuthenticationContext_EndUser_Assignment"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule",
                         "isEnabled": true, "claimValue": "c1"}
                        """)
                .is(204);
    }
}
