package org.latchkey.scenario;

import com.azure.identity.DeviceCodeInfo;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.AuthenticatorApp;
import org.latchkey.testkit.Browser;
import org.latchkey.testkit.MicrosoftClients;
import org.latchkey.testkit.Registered;
import org.latchkey.testkit.Trust;

/**
 * Tokens by azure-identity: an application with a secret prepares the scenario, a public one has people sign in by device code. An
 * administrator has registered both, and has agreed for everybody to what the people's one may ask for.
 */
final class AzureSignIns implements SignIns {
    private static final List<String> APPLICATION = List.of(
            "User.ReadWrite.All",
            "Group.ReadWrite.All",
            "RoleManagement.ReadWrite.Directory",
            "EntitlementManagement.ReadWrite.All");
    private static final List<String> DELEGATED = List.of(
            "Group.ReadWrite.All",
            "User.Read.All",
            "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
            "PrivilegedEligibilitySchedule.Read.AzureADGroup",
            "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
            "RoleManagementPolicy.ReadWrite.AzureADGroup",
            "EntitlementManagement.ReadWrite.All",
            "EntitlementMgmt-SubjectAccess.ReadWrite");

    private final Api api;
    private final MicrosoftClients microsoft;
    private final Registered program;
    private final Registered shell;

    AzureSignIns(Api api, Trust trust) {
        this.api = api;
        this.microsoft = new MicrosoftClients(api, trust);
        this.program = Registered.register(api, "Provisioning", "");
        APPLICATION.forEach(program::with);
        this.shell = Registered.register(api, "Shell", ", \"isFallbackPublicClient\": true")
                .agreed(String.join(" ", DELEGATED));
    }

    @Override
    public GraphServiceClient administrator() {
        return microsoft.graph(microsoft.secret(program, program.secret()));
    }

    @Override
    public GraphServiceClient person(String name, boolean mfa, List<String> scopes) {
        return microsoft.graph(microsoft.deviceCode(shell, code -> enter(code, name, mfa)), scopes);
    }

    /** What a person does with a code: reads where to enter it, signs in there, reads what it is for and agrees. */
    private void enter(DeviceCodeInfo code, String name, boolean mfa) {
        var browser =
                new Browser(URI.create(microsoft.base()), microsoft.trust().context());
        Browser.Page page = signIn(browser.open(code.getVerificationUrl()), name);
        if (mfa) {
            Browser.Page setUp = browser.open("/" + api.tenant() + "/signin/methods/app");
            setUp.submit(Map.of("code", AuthenticatorApp.reading(setUp).code(0)));
            page = browser.open(code.getVerificationUrl());
        }
        Browser.Page done = page.submit(Map.of("user_code", code.getUserCode())).submit(Map.of());
        if (!done.body().contains("You are signed in on your device")) {
            throw new AssertionError(name + " is shown " + done.body());
        }
    }

    private Browser.Page signIn(Browser.Page page, String name) {
        return page.submit(Map.of("username", name + "@" + api.domain(), "password", World.PASSWORD));
    }
}
