package org.latchkey.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.AUTHENTICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_READER;
import static org.latchkey.directory.DirectoryRole.PRIVILEGED_AUTHENTICATION_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.testkit.Answer;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.Browser;

class AuthenticationMethodsTest {
    private static final String MAIL = "/emailMethods/3ddfcfc8-9383-446f-83cc-3ab9be4be18f";
    private static final String PASSWORD = "28c10230-6103-485e-b985-444c60001490";
    private static final String RESET = "/methods/" + PASSWORD + "/resetPassword";
    private static final String DENIED = "Authorization_RequestDenied";

    private static final Office OFFICE = new Office();
    private static final Api API = OFFICE.api();
    private static final String BEN = withAddress("ben", "Ben");
    private static final String CHIEF = API.person("Chief", PRIVILEGED_AUTHENTICATION_ADMINISTRATOR);
    private static final String CLERK = API.person("Clerk", AUTHENTICATION_ADMINISTRATOR);
    private static final String READER = API.person("Reader", GLOBAL_READER);
    private static final String OTHER_ADMIN = API.person("Other", USER_ADMINISTRATOR);

    private static String at(String user, String path) {
        return "users/" + user + "/authentication" + path;
    }

    private static String withAddress(String nickname, String name) {
        String user = OFFICE.person(nickname, name, false);
        setAddress(API.asAdmin(), user, nickname + "@home.example").is(201);
        return user;
    }

    private static Answer setAddress(Api.Client client, String user, String address) {
        return client.post(at(user, "/emailMethods"), "{\"emailAddress\": \"" + address + "\"}");
    }

    /** Every way there is to read what Ben signs in with. */
    private static final List<String> WAYS = List.of(
            "",
            "/methods",
            "/methods/" + PASSWORD,
            "/methods/" + PASSWORD + "/microsoft.graph.passwordAuthenticationMethod",
            "/methods/3ddfcfc8-9383-446f-83cc-3ab9be4be18f/microsoft.graph.emailAuthenticationMethod",
            "/passwordMethods",
            "/passwordMethods/" + PASSWORD,
            "/fido2Methods",
            "/softwareOathMethods",
            "/emailMethods",
            "/phoneMethods",
            MAIL,
            "/methods/$count");

    @Test
    void nobodyIsCalledOnThePhone() {
        Api.Client clerk = API.as(CLERK);
        assertThat(clerk.get(at(BEN, "/phoneMethods")).is(200).at("/value").size())
                .isZero();
        clerk.post(at(BEN, "/phoneMethods"), "{\"phoneNumber\": \"+1 2065551234\", \"phoneType\": \"mobile\"}")
                .fails(400, "Request_BadRequest")
                .saying("authenticator app");
        clerk.get(at(BEN, "/phoneMethods/3179e48a-750b-4051-897c-87b9720928f7")).is(404);
    }

    @Test
    void anAdministratorSeesAndSetsHowSomebodySignsIn() {
        String user = OFFICE.person("cara", "Cara", false);
        Api.Client clerk = API.as(CLERK);
        setAddress(clerk, user, "cara@home.example")
                .is(201)
                .has("/id", "3ddfcfc8-9383-446f-83cc-3ab9be4be18f")
                .has("/emailAddress", "cara@home.example");
        Answer methods = clerk.get(at(user, "/methods")).is(200);
        assertThat(methods.body())
                .contains("#microsoft.graph.passwordAuthenticationMethod")
                .contains("#microsoft.graph.emailAuthenticationMethod")
                .contains("cara@home.example")
                .doesNotContain("argon2", "ben@home.example");
        assertThat(methods.ids()).hasSize(2);
        clerk.get(at(user, MAIL)).is(200).has("/emailAddress", "cara@home.example");
        clerk.delete(at(user, MAIL)).is(204);
        clerk.delete(at(user, MAIL)).is(404);
        setAddress(clerk, user, "nowhere").fails(400, "Request_BadRequest");
        assertThat(API.asAdmin()
                        .get("auditLogs/directoryAudits?$filter=activityDisplayName eq 'Admin deleted security info'")
                        .body())
                .contains(user);
    }

    @Test
    void peopleSeeTheirOwnAndNobodyElses() {
        Api.Client ada = API.as(OFFICE.ada());
        for (String way : WAYS) {
            assertThat(ada.get(at(BEN, way)).is(403).body()).as(way).doesNotContain("home.example");
        }
        assertThat(ada.get(at(OFFICE.ada(), "/methods")).is(200).body())
                .contains("passwordAuthenticationMethod")
                .doesNotContain("home.example");
        ada.get("me/authentication/passwordMethods").is(200);
        assertThat(ada.get("users?$expand=authentication").is(200).body().split("\"authentication\":\\{", -1))
                .as("her own and nobody else's")
                .hasSize(2);
        assertThat(ada.get("users/" + BEN + "?$expand=*").is(200).body()).doesNotContain("\"authentication\"");
    }

    @Test
    void whoMayReadSeesThoseOfThePersonAndNoOther() {
        for (String who : List.of(READER, CLERK, CHIEF)) {
            for (String way : WAYS) {
                API.as(who).get(at(BEN, way)).is(200);
            }
        }
        API.as(READER)
                .get(at(OFFICE.ada(), "/methods/" + PASSWORD + "/microsoft.graph.passwordAuthenticationMethod"))
                .is(200);
        API.as(READER)
                .get(at(
                        OFFICE.ada(),
                        "/methods/3ddfcfc8-9383-446f-83cc-3ab9be4be18f/microsoft.graph.emailAuthenticationMethod"))
                .is(404);
        API.as(READER).get(at(CHIEF, "/methods")).is(200);
        API.as(OTHER_ADMIN).get(at(BEN, "/methods")).fails(403, DENIED);
        API.as(READER).delete(at(BEN, MAIL)).fails(403, DENIED);
    }

    @Test
    void onlyAPrivilegedOneMayOverAdministrators() {
        setAddress(API.as(CLERK), OTHER_ADMIN, "x@home.example").fails(403, DENIED);
        API.as(CLERK).get(at(OTHER_ADMIN, "/methods")).fails(403, DENIED);
        setAddress(API.as(CHIEF), OTHER_ADMIN, "x@home.example").is(201);
    }

    @Test
    void nobodyChangesTheirOwnHere() {
        setAddress(API.as(OFFICE.ada()), OFFICE.ada(), "x@home.example").fails(403, DENIED);
    }

    @Test
    void thePermissionDecidesToo() {
        Api.Client reader = API.as(READER);
        reader.with("User.Read.All").get(at(BEN, "/methods")).fails(403, DENIED);
        // Of whom this token may not even know.
        reader.with("UserAuthenticationMethod.Read").get(at(BEN, "/methods")).fails(404, "Request_ResourceNotFound");
        reader.with("UserAuthenticationMethod.Read.All")
                .get(at(BEN, "/methods"))
                .is(200);
        API.as(OFFICE.ada())
                .with("UserAuthenticationMethod.Read")
                .get("me/authentication/methods")
                .is(200);
        setAddress(API.as(CHIEF).with("UserAuthenticationMethod.Read.All"), BEN, "x@home.example")
                .fails(403, DENIED);
        Api.Client app = API.asApp(API.app("Sync"));
        app.with("UserAuthenticationMethod.Read.All").get(at(BEN, "/methods")).is(200);
        app.with("User.Read.All").get(at(BEN, "/methods")).fails(403, DENIED);
        app.with("UserAuthenticationMethod.ReadWrite.All")
                .post(at(BEN, RESET), "{}")
                .fails(403, DENIED);
    }

    @Test
    void anUnknownPersonHasNone() {
        API.as(READER)
                .get(at("00000000-0000-4000-8000-000000000000", "/methods"))
                .fails(404, "Request_ResourceNotFound");
        API.as(OFFICE.ada())
                .get(at("00000000-0000-4000-8000-000000000000", "/methods"))
                .fails(404, "Request_ResourceNotFound");
        String stranger = new Office().ada();
        API.as(CHIEF).get(at(stranger, "/methods")).fails(404, "Request_ResourceNotFound");
        setAddress(API.as(CHIEF), stranger, "x@home.example").fails(404, "Request_ResourceNotFound");
    }

    @Test
    void aPasswordThatWasResetMustBeChanged() {
        OFFICE.person("dora", "Dora", false);
        String dora = "dora@" + API.domain();
        String given = API.as(CLERK).post(at(dora, RESET)).is(202).text("/newPassword");
        assertThat(OFFICE.signIn(OFFICE.browser(), dora, Office.PASSWORD).status())
                .isEqualTo(401);
        Browser.Page page = OFFICE.signIn(OFFICE.browser(), "?continue=/x", dora, given);
        assertThat(page.body()).contains("take a new password");
        assertThat(page.submit(Map.of("current", given, "chosen", "Correct-horse-10", "repeated", "Correct-horse-10"))
                        .location()
                        .getPath())
                .isEqualTo("/x");
        assertThat(API.as(CLERK)
                        .post(at(dora, RESET), "{\"newPassword\": \"Correct-horse-11\"}")
                        .is(202)
                        .body())
                .doesNotContain("horse");
        API.as(CLERK).post(at(dora, RESET), "{\"newPassword\": \"weak\"}").fails(400, "Request_BadRequest");
        API.as(CLERK).post(at(CLERK, RESET)).fails(403, DENIED);
        API.as(CLERK).post(at(OTHER_ADMIN, RESET)).fails(403, DENIED);
        API.as(READER).post(at(dora, RESET)).fails(403, DENIED);
        API.as(OFFICE.ada()).post(at(dora, RESET)).fails(403, DENIED);
    }
}
