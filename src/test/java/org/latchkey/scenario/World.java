package org.latchkey.scenario;

import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.UnifiedRoleAssignment;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Fingerprint;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh tenant, its people, and Microsoft's Graph client signed in as any of them. */
final class World {
    static final String PASSWORD = "Correct-horse-9";

    /** How often is asked, with 50 ms between: a busy machine takes its time. */
    private static final int PATIENCE = 1_200;

    private static final List<String> REQUESTOR = List.of(
            "EntitlementMgmt-SubjectAccess.ReadWrite",
            "PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup",
            "PrivilegedEligibilitySchedule.Read.AzureADGroup");
    private static final List<String> GOVERNOR = List.of("EntitlementManagement.ReadWrite.All");

    private final Api api;
    private final Fingerprint fingerprint;
    private final SignIns signIns;
    private final GraphServiceClient admin;
    private final Map<String, String> names = new HashMap<>();

    /**
     * @param signIns how those who call in the new tenant get their tokens
     */
    World(RunningServer server, Function<Api, SignIns> signIns) {
        api = Api.fresh(server);
        fingerprint = new Fingerprint(server.bean(JdbcClient.class), UUID.fromString(api.tenant()));
        this.signIns = signIns.apply(api);
        admin = this.signIns.administrator();
    }

    /** The root of the API, for references in bodies. */
    String root() {
        return api.server() + "/v1.0";
    }

    /** What the tenant has once nothing is left to do, to compare. */
    Map<String, String> fingerprint() {
        api.settle();
        return fingerprint.take();
    }

    /** The client of an administrator, or of a program that stands in for one. */
    GraphServiceClient asAdmin() {
        return admin;
    }

    /** A new person. */
    String person(String name) {
        User user = new User();
        user.setAccountEnabled(true);
        user.setDisplayName(name);
        user.setMailNickname(name);
        user.setUserPrincipalName(name + "@" + api.domain());
        PasswordProfile password = new PasswordProfile();
        password.setPassword(PASSWORD);
        user.setPasswordProfile(password);
        String id = id(admin.users().post(user));
        names.put(id, name);
        return id;
    }

    /** Gives a person a directory role. */
    void hold(String person, String roleTemplate) {
        UnifiedRoleAssignment assignment = new UnifiedRoleAssignment();
        assignment.setPrincipalId(person);
        assignment.setRoleDefinitionId(roleTemplate);
        assignment.setDirectoryScopeId("/");
        admin.roleManagement().directory().roleAssignments().post(assignment);
    }

    /** A new security group with members. */
    String group(String name, String... members) {
        Group group = new Group();
        group.setDisplayName(name);
        group.setMailEnabled(false);
        group.setMailNickname(name.toLowerCase(java.util.Locale.ROOT));
        group.setSecurityEnabled(true);
        group.setGroupTypes(List.of());
        String id = id(admin.groups().post(group));
        for (String member : members) {
            admin.groups().byGroupId(id).members().ref().post(reference("/directoryObjects/" + member));
        }
        return id;
    }

    /** A reference to an object as Graph's clients send it. */
    ReferenceCreate reference(String path) {
        ReferenceCreate reference = new ReferenceCreate();
        reference.setOdataId(root() + path);
        return reference;
    }

    /** The client of somebody who administers entitlements. */
    GraphServiceClient governor(String person) {
        return as(person, false, GOVERNOR);
    }

    /** The client of somebody who asks and activates, signed in with one factor or more. */
    GraphServiceClient requestor(String person, boolean mfa) {
        return as(person, mfa, REQUESTOR);
    }

    GraphServiceClient as(String person, boolean mfa, List<String> scopes) {
        return signIns.person(Objects.requireNonNull(names.get(person)), mfa, scopes);
    }

    /** Moves the tenant's clock. */
    void wait(Duration time) {
        api.advance(time.toString());
    }

    /** What the tenant's clock shows. */
    OffsetDateTime now() {
        return api.now().atOffset(ZoneOffset.UTC);
    }

    /** Asks again until the answer is as wished, as a client of an asynchronous service does. */
    <T> T poll(Supplier<T> ask, Predicate<T> asWished) {
        T answer = ask.get();
        for (int tries = 0; !asWished.test(answer); tries++) {
            if (tries > PATIENCE) {
                throw new AssertionError("still " + answer);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
            answer = ask.get();
        }
        return answer;
    }

    static String id(com.microsoft.graph.models.@Nullable Entity entity) {
        return Objects.requireNonNull(Objects.requireNonNull(entity).getId());
    }
}
