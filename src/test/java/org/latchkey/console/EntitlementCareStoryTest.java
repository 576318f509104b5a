package org.latchkey.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.console.StockedCatalog.EM;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;

/**
 * What an administrator does with a package that people have, until it and its catalog are gone, by clicks alone: renames and hides it,
 * calls a request off, has deliveries tried again, assigns it to many at once, takes assignments and roles away. What is still needed
 * is not deleted, and says so; a role that would outlive what its group allows is warned of while it is chosen.
 */
class EntitlementCareStoryTest {
    private static final String GRETA = "Greta Adler";
    private static final String ANN = "Ann Lee";
    private static final String BEN = "Ben Roy";
    private static final String CLEO = "Cleo Fox";
    private static final String DORA = "Dora Lane";

    private final Api api = Api.fresh();
    private final String ann = api.person(ANN);
    private final String ben = api.person(BEN);
    private final String cleo = api.person(CLEO);
    private final String dora = api.person(DORA);
    private final String pilots = api.group("Pilots");
    private final String tugs = api.group("Tug crews");
    private final StockedCatalog stocked = new StockedCatalog(api, "Harbour", pilots, tugs);
    private final String catalog = stocked.catalog;
    private final String bundle = stocked.accessPackage("Pilotage", "Member", pilots, tugs);
    private final String other = stocked.accessPackage("Tug duty", "Member");
    private String policy = "";

    private void prepare() {
        policy = stocked.policy(bundle, "Harbour staff", api.person(GRETA, DirectoryRole.GLOBAL_ADMINISTRATOR), "");
        String reader = api.asAdmin()
                .get("roleManagement/entitlementManagement/roleDefinitions?$filter=displayName eq 'Catalog reader'")
                .text("/value/0/id");
        api.asAdmin()
                .post("roleManagement/entitlementManagement/roleAssignments", """
                        {"principalId": "%s", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/%s"}
                        """.formatted(ann, reader, catalog))
                .is(201);
        stocked.assign(bundle, policy, ann);
        api.as(cleo)
                .post(EM + "assignmentRequests", """
                        {"requestType": "userAdd",
                         "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                        """.formatted(cleo, policy, bundle))
                .is(201);
        api.settle();
    }

    private Answer stored() {
        return api.asAdmin().get(EM + "accessPackages/" + bundle).is(200);
    }

    private String stateOf(String person) {
        return api.asAdmin()
                .get(EM
                        + "assignmentRequests?$filter=accessPackage/id eq '%s' and requestor/objectId eq '%s'"
                                .formatted(bundle, person))
                .text("/value/0/state");
    }

    /** The state of what somebody has of the package. */
    private List<String> held(String person) {
        return api.asAdmin()
                .get(EM
                        + "assignments?$filter=accessPackage/id eq '%s' and target/objectId eq '%s'"
                                .formatted(bundle, person))
                .is(200)
                .texts("state");
    }

    /** What can be pressed in the row that holds a word. */
    private static void inRow(Screen screen, String word, AriaRole role, String name) {
        screen.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(word))
                .getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void aPackageIsLookedAfterUntilItIsGone() {
        prepare();
        try (Screen greta = Screen.of(api, GRETA)) {
            greta.go("ID Governance", "Entitlement management", "Access packages")
                    .link("Pilotage");
            isRenamedAndHidden(greta);
            requestsAreCalledOffAndTriedAgain(greta);
            whatIsNeededIsNotDeleted(greta);
            isEmptied(greta);
            goesWithItsCatalog(greta);
        }
        assertThat(api.asAdmin().get(EM + "catalogs").is(200).texts("displayName"))
                .doesNotContain("Harbour");
        api.asAdmin().get(EM + "accessPackages/" + bundle).is(404);
    }

    private void isRenamedAndHidden(Screen greta) {
        greta.button("Edit").fill("Name", " ").press("Save").sees("Give the access package a name.");
        greta.fill("Name", "Pilot duty").answer("Save").sees("Saved.");
        greta.the(AriaRole.HEADING, "Pilot duty").waitFor();
        stored().has("/displayName", "Pilot duty").has("/description", "x");
        greta.button("Hide").sees("only who has its link finds it").sees("No, it is hidden");
        stored().has("/isHidden", "true");
        greta.button("Show").sees("Requestors find it now.").offers("Hide");
        stored().has("/isHidden", "false");
    }

    private void requestsAreCalledOffAndTriedAgain(Screen greta) {
        greta.tab("Requests").seesRow(CLEO, "Waiting for approval").link("Asked for access");
        greta.button("Cancel request").answer("Cancel request");
        assertThat(greta.fact("State")).hasText("Canceled");
        greta.lacks("Cancel request");
        assertThat(stateOf(cleo)).isEqualTo("canceled");

        // Somebody took it by hand: the assignment gives it again.
        api.asAdmin().delete("groups/" + pilots + "/members/" + ann + "/$ref").is(204);
        greta.link("Pilot duty").tab("Assignments").click(AriaRole.CHECKBOX, "Select " + ANN);
        greta.button("Reprocess (1)")
                .answer("Reprocess")
                .sees("It is tried again.")
                .lacks("Reprocess (1)");
        api.settle();
        assertThat(api.isMember(pilots, ann)).isTrue();

        // A group was deleted: what it gives cannot be delivered, until it is back.
        api.asAdmin().delete("groups/" + tugs).is(204);
        stocked.assign(bundle, policy, ben);
        api.advance("PT1H1M");
        greta.tab("Requests").seesRow(BEN, "Partly delivered");
        inRow(greta, BEN, AriaRole.LINK, "Assigned directly");
        greta.offers("Cancel request");
        api.asAdmin().post("directory/deletedItems/" + tugs + "/restore").is(200);
        assertThat(greta.fact("State")).hasText("Partly delivered");
        greta.button("Reprocess").answer("Reprocess");
        assertThat(greta.fact("State")).hasText("Delivered");
        greta.lacks("Reprocess");
        assertThat(held(ben)).containsExactly("delivered");
        api.settle();
        assertThat(api.isMember(tugs, ben)).isTrue();
    }

    private void whatIsNeededIsNotDeleted(Screen greta) {
        greta.link("Pilot duty").button("Delete").press("Delete").refused(400, "which have not expired");
        greta.answer("Cancel").tab("Policies").button("Delete Harbour staff").press("Delete");
        greta.refused(400, "which have not expired").answer("Cancel").sees("Harbour staff");
    }

    private void isEmptied(Screen greta) {
        greta.tab("Separation of duties").button("Add access packages");
        greta.click(AriaRole.CHECKBOX, "Select Tug duty").answer("Add (1)").seesRow("Tug duty");
        greta.button("Add groups").click(AriaRole.CHECKBOX, "Select Tug crews").answer("Add (1)");
        greta.seesRow("Tug crews");
        assertThat(api.asAdmin()
                        .get(EM + "accessPackages/" + bundle + "/incompatibleAccessPackages")
                        .ids())
                .containsExactly(other);
        greta.button("Remove Tug crews").answer("Remove").sees("No group is incompatible");
        greta.button("Remove Tug duty").answer("Remove").sees("No access package is incompatible");
        assertThat(api.asAdmin()
                        .get(EM + "accessPackages/" + bundle + "/incompatibleGroups")
                        .ids())
                .isEmpty();

        greta.tab("Resource roles").button("Remove Member of Tug crews").answer("Remove");
        greta.misses("Tug crews").seesRow("Pilots", "Member");
        api.settle();
        assertThat(api.isMember(tugs, ben)).isFalse();
        whatWouldOutliveIsWarnedOf(greta);

        manyAreAssigned(greta);
        greta.click(AriaRole.CHECKBOX, "Select all rows");
        greta.button("Remove (4)").answer("Remove").seesRow(ANN, "Expired").seesRow(BEN, "Expired");
        greta.seesRow(CLEO, "Expired").seesRow(DORA, "Expired").lacks("Remove (4)");
        api.settle();
        assertThat(List.of(ann, cleo, dora)).noneMatch(it -> api.isMember(pilots, it));

        greta.tab("Policies").button("Delete Harbour staff").answer("Delete").sees("There is no policy yet");
        greta.button("Delete").answer("Delete").sees("Pilot duty is deleted.");
        greta.seesRow("Tug duty").settle();
        assertThat(greta.page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Pilot duty")))
                .hasCount(0);
    }

    /** While the role is still being chosen. */
    private void whatWouldOutliveIsWarnedOf(Screen greta) {
        String warning = "The package would outlive Eligible Member of Tug crews.";
        api.asAdmin()
                .post("/beta/privilegedAccess/aadGroups/resources/register", "{\"externalId\": \"" + tugs + "\"}")
                .is(204);
        api.asAdmin()
                .patch(api.rule(tugs, "member", "Expiration_Admin_Eligibility"), """
                        {"@odata.type": "#microsoft.graph.unifiedRoleManagementPolicyExpirationRule",
                         "isExpirationRequired": true, "maximumDuration": "P10D"}
                        """)
                .is(204);
        greta.link("Add resource roles").click(AriaRole.CHECKBOX, "Select Tug crews");
        greta.select("Role of Tug crews", "Eligible Member").sees(warning);
        greta.sees("“Harbour staff” lasts 30 days, but the settings of the group end the eligibility after 10 days.");
        greta.select("Role of Tug crews", "Member").sees("Standing access").misses(warning);
        greta.button("Cancel").seesRow("Pilots", "Member").lacks("Remove Member of Tug crews");
    }

    private void manyAreAssigned(Screen greta) {
        greta.tab("Assignments").seesRow(ANN).seesRow(BEN).button("New assignment");
        greta.press("Assign").sees("Choose somebody, or paste addresses.");
        greta.pick("People", CLEO).fill("Addresses", "dora.lane@" + api.domain() + "\nnobody@" + api.domain());
        greta.press("Assign").sees("Nobody has the address nobody@" + api.domain());
        assertThat(held(dora)).isEmpty();
        greta.fill("Addresses", "dora.lane@" + api.domain() + "; cleo.fox@" + api.domain())
                .answer("Assign");
        greta.sees("The access is on its way to 2 people.")
                .seesRow(CLEO, "Delivered")
                .seesRow(DORA, "Delivered");
        api.settle();
        assertThat(List.of(cleo, dora)).allMatch(it -> api.isMember(pilots, it));
    }

    private void goesWithItsCatalog(Screen greta) {
        greta.go("ID Governance", "Entitlement management", "Catalogs").link("Harbour");
        greta.tab("Roles and administrators").seesRow(ANN, "Catalog reader").button("Remove " + ANN);
        greta.answer("Remove").misses(ANN);
        greta.tab("Resources")
                .button("Remove Pilots")
                .answer("Remove")
                .misses("Pilots")
                .seesRow("Tug crews");
        assertThat(api.asAdmin().get(EM + "catalogs/" + catalog + "/resources").texts("displayName"))
                .containsExactly("Tug crews");
        greta.button("Edit").click(AriaRole.SWITCH, "Enabled").answer("Save").tab("Overview");
        greta.sees("Disabled").button("Delete").press("Delete").refused(400, "Only an empty catalog");
        greta.answer("Cancel")
                .tab("Access packages")
                .link("Tug duty")
                .button("Delete")
                .answer("Delete");
        greta.sees("Tug duty is deleted.");
        greta.go("ID Governance", "Entitlement management", "Catalogs").link("Harbour");
        greta.button("Delete").answer("Delete").sees("Harbour is deleted.").seesRow("General");
    }
}
