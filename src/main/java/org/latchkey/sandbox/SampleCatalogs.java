package org.latchkey.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.latchkey.entitlement.EntitlementRole;

/** What people of the sample company can ask for: catalogs, the packages in them, and the policies that say who decides. */
final class SampleCatalogs {

    static final String EM = "identityGovernance/entitlementManagement/";

    /** Key, name, description, and who owns the catalog, manages its packages and assigns them. */
    private static final String CATALOGS = """
            databases | Databases | Access to what the company knows | carl.osei | paula.amado | asha.mehta
            fleet | Fleet systems | What keeps the ships sailing and the systems up | hugo.lemaire | paula.amado | asha.mehta
            finance | Finance | Payroll, ledger and the close | viktor.horvat | signe.dahl | asha.mehta
            together | Working together | Projects, tools and remote access | dina.rossi | wim.claes | asha.mehta
            """;

    /** Catalog, who brings the groups in (its owner where they own the groups too), and the groups. */
    private static final String RESOURCES = """
            databases | carl.osei | proddb warehouse
            fleet | hugo.lemaire | telemetry
            fleet | greta.adler | cluster backups
            finance | viktor.horvat | payroll ledger close
            together | dina.rossi | newtimetable timetable
            together | greta.adler | vpn
            """;

    /** Key, catalog, name, description, the roles it gives as Graph calls their origin. */
    private static final String PACKAGES = """
            dbadmin | databases | Production database administration | Just-in-time administration for the on-call rotation | EligibleMember_{proddb}
            dbsteward | databases | Stewardship of the production databases | May own the administrators' group for a while | EligibleOwner_{proddb}
            analytics | databases | Data warehouse | Read the figures of every sailing | Member_{warehouse}
            bridge | fleet | Fleet telemetry | Live data of every ship, switched on when needed | EligibleMember_{telemetry}
            clusters | fleet | Container cluster administration | Administration of production, switched on when needed | EligibleMember_{cluster}
            restore | fleet | Backup duty | For the week on duty; given, not asked for | EligibleMember_{backups}
            release | finance | Payroll approval | Release the payroll when it is due | EligibleMember_{payroll}
            closing | finance | Month-end close | The close and the ledger | Member_{close} Member_{ledger}
            sailings | together | New timetable | Plan with us | Member_{newtimetable} Member_{timetable}
            hosting | together | Project host | Owns the project's group | Owner_{newtimetable}
            outside | together | Working from outside | The VPN | Member_{vpn}
            """;

    /**
     * Package, name, for whom (a group after an @, everybody, or nobody who asks), for how long, and the stages of approval: an
     * approver each, a person, a group after an @, or the manager with a person who stands in.
     */
    private static final String POLICIES = """
            dbadmin | Engineers on call | @oncall | P30D | aldo.prieto
            dbsteward | Engineering | @dept-engineering | P90D | manager:aldo.prieto > priya.nair
            analytics | Everybody | everybody | P180D | -
            bridge | Fleet operations | @dept-fleet-operations | P90D | manager:karin.holt
            clusters | Engineers on call | @oncall | P60D | manager:aldo.prieto > priya.nair > @advisory
            restore | Duty roster | nobody | P14D | -
            release | Finance | @dept-finance | P60D | viktor.horvat > lena.fiore
            closing | Finance | @dept-finance | P90D | viktor.horvat
            sailings | Everybody | everybody | P120D | -
            hosting | Commercial | @dept-commercial | P60D | dina.rossi
            outside | Everybody | everybody | P365D | manager:dario.conti
            """;

    private SampleCatalogs() {}

    /** Ingrid sets the catalogs up and hands them over; their owners and package managers fill them. */
    static void fill(SampleStory story, int daysAgo) {
        Instant at = story.daysAgo(daysAgo);
        var authors = new HashMap<String, String>();
        for (var it : SampleStory.table(CATALOGS)) {
            story.remember(it[0], story.post("ingrid.aas", at, EM + "catalogs", """
                    {"displayName": "%s", "description": "%s", "state": "published", "isExternallyVisible": false}
                    """.formatted(it[1], it[2])));
            authors.put(it[0], it[4]);
            appoint(story, "ingrid.aas", at, it[0], it[3], EntitlementRole.CATALOG_OWNER);
            appoint(story, it[3], at, it[0], it[4], EntitlementRole.ACCESS_PACKAGE_MANAGER);
            appoint(story, it[3], at, it[0], it[5], EntitlementRole.ASSIGNMENT_MANAGER);
        }
        for (var it : SampleStory.table(RESOURCES)) {
            for (var group : it[2].split(" ", -1)) {
                story.post(it[1], at, EM + "resourceRequests", """
                        {"requestType": "adminAdd", "catalog": {"id": "{%s}"},
                         "resource": {"originId": "{%s}", "originSystem": "AadGroup"}}
                        """.formatted(it[0], group));
            }
        }
        for (var it : SampleStory.table(PACKAGES)) {
            var author = Objects.requireNonNull(authors.get(it[1]));
            story.remember(it[0], story.post(author, at, EM + "accessPackages", """
                    {"displayName": "%s", "description": "%s", "isHidden": false, "catalog": {"id": "{%s}"}}
                    """.formatted(it[2], it[3], it[1])));
            for (var role : it[4].split(" ", -1)) {
                story.send(author, at, "POST", EM + "accessPackages/{" + it[0] + "}/resourceRoleScopes", """
                        {"role": {"originId": "%s", "originSystem": "AadGroup"},
                         "scope": {"originId": "%s", "originSystem": "AadGroup", "isRootScope": true}}
                        """.formatted(
                                role, role.substring(role.indexOf('_') + 1)));
            }
            authors.put(it[0], author);
        }
        for (var it : SampleStory.table(POLICIES)) {
            story.remember(
                    it[0] + "-policy",
                    story.post(Objects.requireNonNull(authors.get(it[0])), at, EM + "assignmentPolicies", policy(it)));
        }
    }

    private static void appoint(
            SampleStory story, String by, Instant at, String catalog, String person, EntitlementRole role) {
        story.post(by, at, "roleManagement/entitlementManagement/roleAssignments", """
                {"principalId": "{%s}", "roleDefinitionId": "%s", "appScopeId": "/AccessPackageCatalog/{%s}"}
                """.formatted(
                        person, role.id(), catalog));
    }

    private static String policy(String[] it) {
        var isAsked = !it[2].equals("nobody");
        var stages = Stream.of(it[4].split(" > ", -1))
                .filter(stage -> !stage.equals("-"))
                .map(SampleCatalogs::stage)
                .toList();
        var scope = it[2].startsWith("@") ? "specificDirectoryUsers" : isAsked ? "allMemberUsers" : "notSpecified";
        return """
                {"displayName": "%s", "description": "%s", "allowedTargetScope": "%s", "specificAllowedTargets": [%s],
                 "expiration": {"type": "afterDuration", "duration": "%s"},
                 "requestorSettings": {"enableTargetsToSelfAddAccess": %b, "enableTargetsToSelfUpdateAccess": %b,
                  "enableTargetsToSelfRemoveAccess": %b},
                 "requestApprovalSettings": {"isApprovalRequiredForAdd": %b, "isRequestorJustificationRequired": %b,
                  "stages": [%s]},
                 "accessPackage": {"id": "{%s}"}}
                """.formatted(
                        it[1],
                        described(it[2], stages.size()),
                        scope,
                        it[2].startsWith("@") ? SamplePowers.subject(it[2]) : "",
                        it[3],
                        isAsked,
                        isAsked,
                        isAsked,
                        !stages.isEmpty(),
                        isAsked,
                        String.join(", ", stages),
                        it[0]);
    }

    private static String described(String whom, int stages) {
        return whom.equals("nobody")
                ? "Administrators assign it"
                : switch (stages) {
                    case 0 -> "Given to whoever asks";
                    case 1 -> "One approver decides";
                    default -> stages + " approvers decide, one after the other";
                };
    }

    private static String stage(String approver) {
        var parts = approver.split(":", -1);
        var isManager = parts[0].equals("manager");
        return """
                {"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": true, "isEscalationEnabled": false,
                 "durationBeforeEscalation": "PT0S", "primaryApprovers": [%s], "fallbackPrimaryApprovers": [%s],
                 "escalationApprovers": [], "fallbackEscalationApprovers": []}""".formatted(
                        isManager
                                ? "{\"@odata.type\": \"#microsoft.graph.requestorManager\", \"managerLevel\": 1}"
                                : SamplePowers.subject(parts[0]),
                        isManager ? SamplePowers.subject(parts[1]) : "");
    }
}
