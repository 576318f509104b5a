package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;

/** A change of what a package gives is seen on its way to everybody who has the package, until it has reached them. */
class ProgressStoryTest {
    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String PACKAGE = "Fleet telemetry";

    private final Api api = Api.fresh();
    private final String owner = api.person("Carl Osei");
    private final String group = api.group("Telemetry readers");
    private final String catalog = made(EM + "catalogs", "{\"displayName\": \"Fleet\", \"description\": \"x\"}");
    private final String bundle = made(EM + "accessPackages", """
            {"displayName": "%s", "description": "x", "catalog": {"id": "%s"}}
            """.formatted(PACKAGE, catalog));
    private final List<String> people =
            IntStream.rangeClosed(1, 3).mapToObj(i -> api.person("Person " + i)).toList();

    private String made(String path, String body) {
        return api.asAdmin().post(path, body).is(201).text("/id");
    }

    private void prepare() {
        String role = api.asAdmin()
                .get("roleManagement/entitlementManagement/roleDefinitions?$filter=displayName eq 'Catalog owner'")
                .text("/value/0/id");
        made("roleManagement/entitlementManagement/roleAssignments", """
                {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                """.formatted(owner, role, catalog));
        made(EM + "resourceRequests", """
                {"requestType": "adminAdd", "catalog": {"id": "%s"},
                 "resource": {"originId": "%s", "originSystem": "AadGroup"}}
                """.formatted(catalog, group));
        String policy = made(EM + "assignmentPolicies", """
                {"displayName": "Given directly", "description": "x", "allowedTargetScope": "notSpecified",
                 "expiration": {"type": "noExpiration"}, "accessPackage": {"id": "%s"}}
                """.formatted(bundle));
        for (String person : people) {
            made(EM + "assignmentRequests", """
                    {"requestType": "adminAdd",
                     "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                    """.formatted(person, policy, bundle));
        }
        api.settle();
    }

    /** Stands in the way of whoever notes what became of an assignment, in the middle of their work. */
    private Connection hold() throws SQLException {
        Connection connection = RunningServer.shared().bean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement(
                "select id from access_package_assignment where tenant_id = ? for no key update")) {
            lock.setObject(1, UUID.fromString(api.tenant()));
            lock.execute();
        }
        return connection;
    }

    @Test
    void aChangeIsSeenOnItsWayToEverybody() throws SQLException {
        prepare();
        try (Screen carl = Screen.of(api, "Carl Osei")) {
            carl.visit("/admin/entitlement/packages/" + bundle + "/resource-roles/add");
            carl.click(AriaRole.CHECKBOX, "Select Telemetry readers");
            carl.sees("Role of each");
            var progress = carl.page()
                    .getByRole(AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Assignments delivered"));
            try (Connection held = hold()) {
                carl.button("Add").sees("0 of 3 done");
                progress.waitFor();
                carl.tab("Assignments").sees("0 of 3 done");
                assertThat(people).noneMatch(person -> api.isMember(group, person));
                held.rollback();
            }
            progress.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            carl.misses("0 of 3 done").seesRow("Person 1", "Delivered");
            assertThat(people).allMatch(person -> api.isMember(group, person));
        }
    }
}
