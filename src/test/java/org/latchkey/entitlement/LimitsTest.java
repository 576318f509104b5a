package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.entitlement.World.EM;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Database;
import org.latchkey.testkit.RunningServer;

/** What a tenant may have at most, on a server whose owner allows little. */
class LimitsTest {

    private static final String LIMIT = "LimitExceeded";
    private static final Database DATABASE = Database.fresh();
    private static final RunningServer SERVER = RunningServer.start(
            DATABASE,
            "--latchkey.sample=false",
            "--latchkey.entitlement.limits.catalogs=2",
            "--latchkey.entitlement.limits.access-packages=2",
            "--latchkey.entitlement.limits.policies=2",
            "--latchkey.entitlement.limits.policy-targets=2",
            "--latchkey.entitlement.limits.assignments=2",
            "--latchkey.entitlement.limits.requests=5");

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private final Api api = Api.fresh(SERVER);
    private final String catalog = catalog("Catalog").is(201).text("/id");
    private final String offered = accessPackage("Package").is(201).text("/id");
    private final String policy = policy("").is(201).text("/id");

    private Answer catalog(String name) {
        return api.asAdmin().post(EM + "/catalogs", "{\"displayName\": \"%s\"}".formatted(name));
    }

    private Answer accessPackage(String name) {
        return api.asAdmin()
                .post(
                        EM + "/accessPackages",
                        "{\"displayName\": \"%s\", \"catalog\": {\"id\": \"%s\"}}".formatted(name, catalog));
    }

    private Answer policy(String targets) {
        return api.asAdmin().post(EM + "/assignmentPolicies", """
                        {"displayName": "P", "allowedTargetScope": "%s", "specificAllowedTargets": [%s],
                         "accessPackage": {"id": "%s"}}
                        """.formatted(
                        targets.isEmpty() ? "notSpecified" : "specificDirectoryUsers", targets, offered));
    }

    private Answer assign(String person) {
        return api.asAdmin().post(EM + "/assignmentRequests", """
                        {"requestType": "adminAdd",
                         "assignment": {"targetId": "%s", "assignmentPolicyId": "%s", "accessPackageId": "%s"}}
                        """.formatted(person, policy, offered));
    }

    private Answer remove(String person) {
        api.settle();
        String assignment = api.asAdmin()
                .get(EM + "/assignments?$filter=target/objectId eq '" + person + "' and state eq 'delivered'")
                .text("/value/0/id");
        Answer answer = api.asAdmin()
                .post(
                        EM + "/assignmentRequests",
                        "{\"requestType\": \"adminRemove\", \"assignment\": {\"id\": \"%s\"}}".formatted(assignment));
        api.settle();
        return answer;
    }

    private int count(String collection) {
        return Integer.parseInt(
                api.asAdmin().get(EM + "/" + collection + "/$count").is(200).body());
    }

    @Test
    void catalogsPackagesAndPoliciesAreCounted() {
        // with the built-in catalog there are two
        catalog("One too many").fails(400, LIMIT).saying("2 catalogs");
        accessPackage("Second").is(201);
        accessPackage("Third").fails(400, LIMIT).saying("2 access packages");
        policy("").is(201);
        policy("").fails(400, LIMIT).saying("2 policies");
        assertThat(count("catalogs")).isEqualTo(2);
        assertThat(count("accessPackages")).isEqualTo(2);
        assertThat(count("assignmentPolicies")).isEqualTo(2);
    }

    @Test
    void aPolicyNamesSoManyTargets() {
        String target = "{\"@odata.type\": \"#microsoft.graph.singleUser\", \"userId\": \"%s\"}";
        String two = target.formatted(api.person("Ann")) + ", " + target.formatted(api.person("Bob"));
        policy(two + ", " + target.formatted(api.person("Cid"))).fails(400, "InvalidPolicy");
        policy(two).is(201);
    }

    @Test
    void assignmentsAreCountedWhileTheyHoldOrAreAskedFor() {
        String ann = api.person("Ann");
        String bob = api.person("Bob");
        String cid = api.person("Cid");
        assign(ann).is(201);
        assign(bob).is(201);
        assign(cid).fails(400, LIMIT).saying("2 assignments");
        api.settle();
        assign(cid).fails(400, LIMIT);
        assertThat(count("assignments")).isEqualTo(2);
        assertThat(count("assignmentRequests")).isEqualTo(2);
        remove(ann).is(201);
        assign(cid).is(201);
    }

    @Test
    void requestsAreCountedForThreeMonthsAndRemovalsAreNeverRefused() {
        String ann = api.person("Ann");
        for (int round = 0; round < 2; round++) {
            assign(ann).is(201);
            remove(ann).is(201);
        }
        assign(ann).is(201);
        assign(api.person("Bob")).fails(400, LIMIT).saying("5 requests within three months");
        remove(ann).is(201);
        api.advance("P90DT1H");
        assign(ann).is(201);
    }
}
