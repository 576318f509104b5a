package org.latchkey.directory;

import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Registered;

/** What a registration is called, its service principal is called too. */
class ApplicationNamesTest {
    private final Api api = Api.fresh();
    private final Registered planner = Registered.register(api, "Berth planner", "");
    private final Registered other = Registered.register(api, "Crew roster", "");

    @Test
    void aRegistrationThatIsRenamedRenamesItsServicePrincipal() {
        patch("applications/" + planner.id(), "{\"displayName\": \"Harbour planner\"}");
        isCalled("Harbour planner", planner);
        isCalled("Crew roster", other);
        api.asAdmin()
                .header("ConsistencyLevel", "eventual")
                .get("servicePrincipals?$search=\"displayName:Harbour\"")
                .is(200)
                .has("/value/0/id", planner.principal());
    }

    @Test
    void aNameOfItsOwnStaysUntilTheRegistrationIsRenamed() {
        patch("servicePrincipals/" + planner.principal(), "{\"displayName\": \"Our planner\"}");
        patch("applications/" + planner.id(), "{\"notes\": \"Asked for by the harbour\"}");
        isCalled("Our planner", planner);
        patch("applications/" + planner.id(), "{\"displayName\": \"Berth planner\", \"notes\": \"Ask Ann\"}");
        isCalled("Our planner", planner);
        patch("applications/" + planner.id(), "{\"displayName\": \"Harbour planner\"}");
        isCalled("Harbour planner", planner);
    }

    private void patch(String path, String body) {
        api.asAdmin().patch(path, body).is(204);
    }

    private void isCalled(String name, Registered application) {
        api.asAdmin()
                .get("servicePrincipals/" + application.principal())
                .is(200)
                .has("/displayName", name);
    }
}
