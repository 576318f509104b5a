package org.latchkey.console;

import org.junit.jupiter.api.Test;

/**
 * The whole procedure by clicking alone, each step by the person with the least privilege that suffices: a group that can be
 * requested just in time, from its creation to the end of access. Whoever may not do a step does not see its button, and the API
 * refuses them the same call. One story in seven parts, told in order.
 */
class SeedProcedureStoryTest {

    @Test
    void theProcedureIsDoneByClickingAlone() {
        try (var seed = new SeedCast()) {
            var preparation = new SeedPreparation(seed);
            preparation.aGroupIsMade();
            preparation.itIsBroughtUnderManagementAndItsSettingsAreMade();
            preparation.aUserAdministratorMayNotManageAGroupForRoles();
            preparation.aCatalogIsMadeAndDelegated();
            preparation.theGroupGoesIntoTheCatalog();
            preparation.aPackageGivesTheRoleEligibleMember();
            preparation.aPolicySaysWhoMayAskAndWhoDecides();

            var access = new SeedAccess(seed);
            access.somebodyAsks();
            access.whoAskedMayNotDecideAndTheApproverDoes();
            access.theRoleIsActivatedForTwoHours();
            access.theAssignmentEndsAndTakesTheEligibilityWithIt();
            access.aPackageThatOutlastsTheGroupsSettings();
            access.theAuditLogTellsTheStory();
        }
    }
}
