package org.latchkey.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.latchkey.directory.DirectoryRole.EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR;
import static org.latchkey.directory.DirectoryRole.GLOBAL_READER;
import static org.latchkey.directory.DirectoryRole.USER_ADMINISTRATOR;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Ids;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdentityProviderTest {
    private static final String PATH = "identity/identityProviders";
    private static final String DENIED = "Authorization_RequestDenied";
    private static final String CONTOSO = ", \"issuer\": \"https://login.contoso.example/\"";

    private final Api api = Api.fresh();
    private final Api.Client admin = api.as(api.person("Pia", EXTERNAL_IDENTITY_PROVIDER_ADMINISTRATOR));

    private static String body(String more) {
        return """
                {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Contoso",
                 "clientId": "client-%s",
                 "clientAuthentication": {"@odata.type": "#microsoft.graph.oidcClientSecretAuthentication",
                                          "clientSecret": "hunter2-hunter2"}%s}
                """.formatted(Ids.next(), more);
    }

    @Test
    void anAdministratorSaysWhomTheTenantTrusts() {
        String id = admin.post(PATH, body(CONTOSO))
                .is(201)
                .has("/@odata.type", "#microsoft.graph.oidcIdentityProvider")
                .has("/wellKnownEndpoint", "https://login.contoso.example/.well-known/openid-configuration")
                .has("/responseType", "code")
                .has("/scope", "openid profile email")
                .has("/clientAuthentication/clientSecret", "****")
                .text("/id");
        admin.get(PATH).is(200).has("/value/0/displayName", "Contoso").has("/value/0/id", id);
        admin.patch(PATH + "/" + id, """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "displayName": "Contoso Ltd",
                         "inboundClaimMapping": {"sub": "oid"}, "scope": "openid"}
                        """).is(204);
        admin.get(PATH + "/" + id)
                .is(200)
                .has("/displayName", "Contoso Ltd")
                .has("/inboundClaimMapping/sub", "oid")
                .has("/scope", "openid");
        admin.delete(PATH + "/" + id).is(204);
        admin.get(PATH + "/" + id).fails(404, "Request_ResourceNotFound");
        assertThat(api.asAdmin().get("auditLogs/directoryAudits").is(200).body())
                .contains("Create identity provider", "Update identity provider", "Delete identity provider")
                .doesNotContain("hunter2");
    }

    @Test
    void theSecretIsInNoAnswerAndNotInTheDatabase() {
        String answer = admin.post(PATH, body(CONTOSO)).is(201).body();
        assertThat(answer + admin.get(PATH).body()).doesNotContain("hunter2");
        assertThat(JdbcClient.create(RunningServer.shared().bean(DataSource.class))
                        .sql("select identity_provider::text from identity_provider")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains("hunter2"));
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        for (String more : List.of(
                "",
                ", \"issuer\": \"\"",
                ", \"issuer\": \"login.contoso.example\"",
                ", \"issuer\": \"http://login.contoso.example\"",
                ", \"issuer\": \"ftp://login.contoso.example\"",
                ", \"issuer\": \"https://me:secret@login.contoso.example\"",
                CONTOSO + ", \"wellKnownEndpoint\": \"file:///etc/passwd\"",
                CONTOSO + ", \"scope\": \"profile\"",
                CONTOSO + ", \"responseType\": \"id_token\"",
                CONTOSO + ", \"clientId\": \" \"")) {
            assertThat(admin.post(PATH, body(more)).is(400).body()).as(more).contains("BadRequest");
        }
        admin.post(PATH, "{\"displayName\": \"x\"}").is(400);
        admin.post(PATH, body(CONTOSO).replace("hunter2-hunter2", " ")).is(400);
        assertThat(admin.get(PATH).is(200).rows()).isEmpty();
    }

    @Test
    void anAddressThatIsNotCalledIsRefusedWhereItCanBeSeen() {
        for (String host : List.of("169.254.169.254", "10.1.2.3", "[fd00::1]", "2130706433.", "0.0.0.0")) {
            assertThat(admin.post(PATH, body(", \"issuer\": \"https://%s/\"".formatted(host)))
                            .is(400)
                            .body())
                    .as(host)
                    .contains("The issuer ");
        }
        String id = admin.post(PATH, body(CONTOSO)).is(201).text("/id");
        admin.patch(PATH + "/" + id, """
                        {"@odata.type": "#microsoft.graph.oidcIdentityProvider", "wellKnownEndpoint": "https://192.168.0.9/x"}
                        """).fails(400, "BadRequest").saying("latchkey.provider-networks");
    }

    @Test
    void onlyItsAdministratorsMay() {
        String wanted = body(CONTOSO);
        Api.Client other = api.as(api.person("Uma", USER_ADMINISTRATOR));
        other.post(PATH, wanted).fails(403, DENIED);
        other.get(PATH).fails(403, DENIED);
        Api.Client reader = api.as(api.person("Rene", GLOBAL_READER));
        reader.get(PATH).is(200);
        reader.post(PATH, wanted).fails(403, DENIED);
        admin.with("IdentityProvider.Read.All").get(PATH).is(200);
        admin.with("IdentityProvider.Read.All").post(PATH, wanted).fails(403, DENIED);
        admin.with("Directory.ReadWrite.All").post(PATH, wanted).fails(403, DENIED);
        admin.with("IdentityProvider.ReadWrite.All").post(PATH, wanted).is(201);
    }

    @Test
    void eachTenantHasItsOwn() {
        String id = admin.post(PATH, body(CONTOSO)).is(201).text("/id");
        Api other = Api.fresh();
        other.asAdmin().get(PATH + "/" + id).fails(404, "Request_ResourceNotFound");
        other.asAdmin().delete(PATH + "/" + id).fails(404, "Request_ResourceNotFound");
        assertThat(other.asAdmin().get(PATH).is(200).rows()).isEmpty();
    }
}
