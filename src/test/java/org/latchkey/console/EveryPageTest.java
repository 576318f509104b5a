package org.latchkey.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.latchkey.identity.ConsoleLinks;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Axe;
import org.latchkey.testkit.RunningServer;

/**
 * Every page of the console with each of its tabs, steps and main dialogs, with the two it signs in by, over the sample company,
 * in light and dark and as wide as a phone: nothing that keeps somebody from using it, nothing that sticks out of a narrow screen,
 * nothing the browser complains of. The console's own router says which pages there are. {@code -Dlatchkey.pictures=write} takes the pictures of {@code docs/pictures}.
 */
class EveryPageTest {
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final boolean IS_WRITING = "write".equals(System.getProperty("latchkey.pictures"));
    private static final String EM = "identityGovernance/entitlementManagement/";
    private static final String PIM = "identityGovernance/privilegedAccess/group/";

    /** An administrator of everything; somebody who activates; somebody who asks; somebody who decides. */
    private static final String GRETA = "Greta Adler";

    private static final String IVO = "Ivo Petrov";
    private static final String REMY = "Remy Tan";
    private static final String ALDO = "Aldo Prieto";

    private final Api api = Api.sample();
    private final List<String> found = new ArrayList<>();

    /**
     * A page somebody looks at.
     *
     * @param route as the router names it
     * @param picture the name of its picture; empty when none is kept
     * @param prepare what is done on it first
     */
    private record Look(String route, String who, String address, String picture, Consumer<Screen> prepare) {

        /** Whether its address opens a dialog over the page. */
        boolean hasDialog() {
            return address.matches(
                    ".*[?&](request|activate|extend|remove|update|renew|approve|deny|restore|entry|add|new|edit|assign)=.*");
        }
    }

    private final List<Look> looks = new ArrayList<>();

    private void look(String route, String who, String... ids) {
        look(route, who, "", EveryPageTest::nothing, ids);
    }

    /** The ids take the places of the route's parameters; one more is its search. */
    private void look(String route, String who, String picture, Consumer<Screen> prepare, String... ids) {
        String address = route;
        String search = "";
        for (String id : ids) {
            if (id.startsWith("?")) {
                search = id;
            } else {
                address = address.replaceFirst("\\$\\w+", id);
            }
        }
        looks.add(new Look(route, who, address + search, picture, prepare));
    }

    private String id(String path, String name) {
        return api.asAdmin()
                .get(path + "?$filter=displayName eq '" + name + "'")
                .text("/value/0/id");
    }

    private void chooseLooks() {
        String group = id("groups", "Production database admins");
        String catalog = id(EM + "catalogs", "Databases");
        String bundle = id(EM + "accessPackages", "Production database administration");
        String fleet = id(EM + "accessPackages", "Fleet telemetry");
        String policy = id(EM + "assignmentPolicies", "Engineers on call");
        String request = api.asAdmin()
                .get(EM + "assignmentRequests?$filter=accessPackage/id eq '" + bundle + "'&$top=1")
                .text("/value/0/id");
        String role = id("roleManagement/directory/roleDefinitions", "User Administrator");

        String eligibility = api.as(id("users", IVO))
                .get(PIM + "eligibilityScheduleInstances/filterByCurrentUser(on='principal')")
                .text("/value/0/id");
        String eligible = api.asAdmin()
                .get(PIM + "eligibilitySchedules?$filter=groupId eq '" + group + "'")
                .text("/value/0/id");
        String activation = api.as(id("users", ALDO))
                .get(PIM + "assignmentScheduleRequests/filterByCurrentUser(on='approver')"
                        + "?$filter=status eq 'PendingApproval'")
                .text("/value/0/id");
        String own = api.as(id("users", REMY))
                .get(EM + "assignmentRequests/filterByCurrentUser(on='target')?$top=1")
                .text("/value/0/id");
        String entry = api.asAdmin()
                .get("auditLogs/directoryAudits?$filter=activityDisplayName eq 'Add group'&$top=1")
                .text("/value/0/id");
        String held = api.as(id("users", REMY))
                .get(EM + "assignments/filterByCurrentUser(on='target')?$filter=state eq 'delivered'")
                .text("/value/0/id");

        look("/my-access/roles", IVO, "my-roles", EveryPageTest::nothing);
        look("/my-access/roles", IVO, "?activate=" + eligibility);
        look("/my-access/roles", IVO, "?tab=expired&renew=" + expired(id("users", IVO)));
        look("/my-access/packages", REMY, "my-packages", EveryPageTest::nothing);
        look("/my-access/packages", REMY, "?request=" + bundle);
        look("/my-access/requests", REMY);
        look("/my-access/requests", REMY, "?request=" + own);
        look("/my-access/access", REMY);
        look("/my-access/access", REMY, "?extend=" + held);
        look("/my-access/access", REMY, "?remove=" + held);
        look("/my-access/approvals", ALDO, "approvals", EveryPageTest::nothing);
        look("/my-access/approvals", ALDO, "?tab=activations&approve=" + activation);
        look("/my-access/approvals", ALDO, "?tab=activations&deny=" + activation);
        look("/admin/users", GRETA);
        look("/admin/users/new", GRETA);
        look("/admin/users/deleted", GRETA);
        look("/admin/users/deleted", GRETA, "", EveryPageTest::chooseToRestore);
        look("/admin/users/$userId", GRETA, id("users", REMY));
        look("/admin/users/$userId", GRETA, id("users", REMY), "?tab=methods&add=pass");
        look("/admin/users/$userId", GRETA, id("users", REMY), "?tab=methods&add=email");
        look("/admin/users/$userId", GRETA, id("users", REMY), "?edit=user");
        look("/admin/groups", GRETA);
        look("/admin/groups/deleted", GRETA);
        look("/admin/groups/new", GRETA);
        look("/admin/groups/$groupId", GRETA, "group", EveryPageTest::nothing, group, "?tab=access");
        look("/admin/pim/groups", GRETA, "pim-groups", EveryPageTest::nothing);
        look("/admin/pim/groups/discover", GRETA);
        look("/admin/pim/groups/$groupId", GRETA, "pim-settings", EveryPageTest::nothing, group, "?tab=member");
        look("/admin/pim/groups/$groupId", GRETA, group, "?add=assignment");
        look("/admin/pim/groups/$groupId", GRETA, group, "?update=" + eligible);
        look("/admin/entitlement/catalogs", GRETA);
        look("/admin/entitlement/catalogs", GRETA, "?new=catalog");
        look("/admin/entitlement/catalogs/$catalogId", GRETA, catalog);
        look("/admin/entitlement/catalogs/$catalogId", GRETA, catalog, "?tab=roles&add=role");
        look("/admin/entitlement/packages", GRETA, "packages", EveryPageTest::nothing);
        look("/admin/entitlement/packages/new", GRETA);
        look("/admin/entitlement/packages/$packageId", GRETA, bundle);
        look("/admin/entitlement/packages/$packageId", GRETA, bundle, "?tab=assignments&assign=people");
        look(
                "/admin/entitlement/packages/$packageId/resource-roles/add",
                GRETA,
                "resource-roles",
                EveryPageTest::chooseBothKinds,
                fleet);
        look(
                "/admin/entitlement/packages/$packageId/policies/$policyId",
                GRETA,
                "policy",
                screen -> screen.button("Approval"),
                bundle,
                policy);
        look("/admin/entitlement/packages/$packageId/policies/$policyId", GRETA, bundle, "new");
        look("/admin/entitlement/packages/$packageId/requests/$requestId", GRETA, bundle, request);
        String yard = id(EM + "connectedOrganizations", "Northlight Shipyard");
        look("/admin/entitlement/organizations", GRETA);
        look("/admin/entitlement/organizations", GRETA, "?new=organization");
        look("/admin/entitlement/organizations/$organizationId", GRETA, yard);
        look("/admin/entitlement/organizations/$organizationId", GRETA, yard, "?tab=sponsors&add=internalSponsors");
        look("/admin/entitlement/settings", GRETA);
        String manifest = id("applications", "Passenger manifest");
        String roster = id("servicePrincipals", "Crew roster");
        look("/admin/applications", GRETA);
        look("/admin/applications/new", GRETA);
        look("/admin/applications/$applicationId", GRETA, manifest);
        look("/admin/applications/$applicationId", GRETA, manifest, "?edit=registration");
        look("/admin/applications/$applicationId", GRETA, manifest, "?tab=authentication&add=redirect");
        look("/admin/applications/$applicationId", GRETA, manifest, "?tab=credentials&add=secret");
        look("/admin/applications/$applicationId", GRETA, manifest, "?tab=credentials&new=certificate");
        look("/admin/applications/$applicationId", GRETA, manifest, "?tab=permissions&add=permission");
        look("/admin/enterprise-applications", GRETA);
        look("/admin/enterprise-applications", GRETA, "?new=application");
        look("/admin/enterprise-applications/$principalId", GRETA, roster);
        look("/admin/enterprise-applications/$principalId", GRETA, roster, "?edit=name");
        look("/admin/enterprise-applications/$principalId", GRETA, id("servicePrincipals", "Microsoft Graph"));
        String provider = api.asAdmin()
                .post("identity/identityProviders", """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Northport Harbour",
                         "issuer": "https://login.northport.example/", "clientId": "%s",
                         "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                                  "clientSecret": "agreed-by-letter"}}
                        """.formatted(api.domain()))
                .is(201)
                .text("/id");
        look("/admin/identity-providers", GRETA);
        look("/admin/identity-providers", GRETA, "?new=provider");
        look("/admin/identity-providers/$providerId", GRETA, provider);
        look("/admin/identity-providers/$providerId", GRETA, provider, "?edit=provider");
        look("/admin/authentication-contexts", GRETA);
        look("/admin/authentication-contexts", GRETA, "?new=context");
        look("/admin/authentication-methods", GRETA);
        look("/admin/roles", GRETA);
        look("/admin/roles/$roleId", GRETA, role);
        look("/admin/audit", GRETA, "audit-log", EveryPageTest::nothing);
        look("/admin/audit", GRETA, "?entry=" + entry);
    }

    private static void nothing(Screen screen) {}

    private static void chooseToRestore(Screen screen) {
        screen.click(AriaRole.CHECKBOX, "Select Tove Lindqvist").button("Restore");
        screen.dialog().waitFor();
    }

    /** A role somebody had for five minutes, some minutes ago. */
    private String expired(String person) {
        api.asAdmin()
                .post(PIM + "eligibilityScheduleRequests", """
                        {"accessId": "member", "principalId": "%s", "groupId": "%s", "action": "adminAssign", "justification": "x",
                         "scheduleInfo": {"expiration": {"type": "afterDuration", "duration": "PT5M"}}}
                        """.formatted(
                                person, id("groups", "Backup restore operators")))
                .is(201);
        api.advance("PT6M");
        return api.as(person)
                .get("/beta/" + PIM + "expiredEligibilities?$filter=principalId eq '" + person + "'")
                .text("/value/0/id");
    }

    /** One role that is given at once although its group is managed, and one that has to be activated. */
    private static void chooseBothKinds(Screen screen) {
        screen.click(AriaRole.CHECKBOX, "Select Backup restore operators");
        screen.select("Role of Backup restore operators", "Member").sees("Standing access");
        screen.click(AriaRole.CHECKBOX, "Select Container cluster admins").sees("Just in time");
    }

    @Test
    void everyPageCanBeUsedByEverybody() {
        chooseLooks();
        try (var cast = new Cast(api);
                var nobody = Screen.ofNobody(api)) {
            for (String address : List.of("/", "/callback")) {
                nobody.open(address);
                scan(nobody.page(), address);
            }
            for (Look it : looks) {
                Screen screen = cast.of(it.who()).visit(it.address()).settle();
                if (it.hasDialog()) {
                    screen.dialog().waitFor();
                }
                it.prepare().accept(screen);
                screen.settle();
                take(screen.page(), it.picture());
                scan(screen.page(), it.address());
                walk(screen, it);
            }
            assertThat(known(cast.of(GRETA)))
                    .as("pages the router knows that are looked at here")
                    .isEqualTo(looks.stream().map(Look::route).collect(Collectors.toCollection(TreeSet::new)));
            assertThat(linked())
                    .as("where the links of mails lead")
                    .isNotEmpty()
                    .allMatch(address -> looks.stream()
                            .anyMatch(it -> address.matches(it.route().replaceAll("\\$\\w+", "[^/]+"))));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPageSaysWhatCannotBeReadAndGoesOnWhenItCan() {
        chooseLooks();
        var routes = new TreeSet<String>();
        var people = new TreeSet<String>();
        try (var cast = new Cast(api)) {
            looks.stream()
                    .filter(it -> !it.hasDialog() && routes.add(it.route()))
                    .forEach(it -> found.addAll(
                            people.add(it.who())
                                    ? Outage.atFirst(cast.of(it.who()), it.address())
                                    : Outage.at(cast.of(it.who()), it.address())));
        }
        assertThat(found).isEmpty();
    }

    /** Every address that a mail's link leads to. */
    private static List<String> linked() {
        ConsoleLinks links = RunningServer.shared().bean(ConsoleLinks.class);
        return Arrays.stream(ConsoleLinks.class.getMethods())
                .filter(it -> it.getReturnType() == String.class && it.getDeclaringClass() == ConsoleLinks.class)
                .map(it -> {
                    try {
                        Object[] ids = Arrays.stream(it.getParameterTypes())
                                .map(type -> UUID.randomUUID())
                                .toArray();
                        return URI.create((String) it.invoke(links, ids)).getPath();
                    } catch (ReflectiveOperationException broken) {
                        throw new LinkageError(it.getName(), broken);
                    }
                })
                .toList();
    }

    /** The routes that show a page, but where one comes from and goes to when signing in. */
    private static Set<String> known(Screen screen) {
        var routes = new TreeSet<String>();
        for (Object path : (List<?>) screen.page().evaluate("() => Object.keys(window.__TSR_ROUTER__.routesByPath)")) {
            routes.add(String.valueOf(path));
        }
        routes.removeAll(Set.of("/", "/callback"));
        return routes;
    }

    /** On to each tab of a page and each step of a form, unless a dialog lies over them. */
    private void walk(Screen screen, Look it) {
        if (it.hasDialog()) {
            return;
        }
        Page page = screen.page();
        Locator ways = page.getByRole(AriaRole.TAB).or(page.locator("main nav[aria-label^='Steps'] button"));
        for (int i = 0; i < ways.count(); i++) {
            Locator way = ways.nth(i);
            if ("true".equals(way.getAttribute("aria-selected")) || "step".equals(way.getAttribute("aria-current"))) {
                continue;
            }
            way.click();
            screen.settle();
            scan(page, it.address() + " › " + way.innerText());
        }
    }

    private void scan(Page page, String what) {
        Phone.overflows(page).forEach(it -> found.add(what + ", on a phone: " + it));
        Axe.scan(page).forEach(it -> found.add(what + ": " + it));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.contrast(page).forEach(it -> found.add(what + ", in the dark: " + it));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void take(Page page, String name) {
        if (!IS_WRITING || name.isEmpty()) {
            return;
        }
        page.mouse().move(0, 0);
        for (ColorScheme look : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look));
            page.waitForTimeout(400);
            page.screenshot(new Page.ScreenshotOptions()
                    .setType(ScreenshotType.JPEG)
                    .setQuality(72)
                    .setPath(PICTURES.resolve(name + "-" + look.name().toLowerCase(java.util.Locale.ROOT) + ".jpg")));
        }
    }
}
