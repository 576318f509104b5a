package org.latchkey.federation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.audit.AuditTarget;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenID providers that tenants trust. */
@Component
class Providers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS =
            "tenant_id, id, display_name, issuer, well_known_endpoint, client_id, sealed_secret, scope, claims::text as claims";

    private final Sql sql;
    private final Vault vault;
    private final AuditLog audit;
    private final TrustedAddress addresses;

    Providers(Sql sql, Vault vault, AuditLog audit, TrustedAddress addresses) {
        this.sql = sql;
        this.vault = vault;
        this.audit = audit;
        this.addresses = addresses;
    }

    /** The body of a new provider. */
    record NewProvider(
            String displayName,
            String issuer,
            @Nullable String wellKnownEndpoint,
            String clientId,
            JsonNode clientAuthentication,
            @Nullable String scope,
            @Nullable String responseType,
            @Nullable JsonNode inboundClaimMapping) {}

    Outcome create(Call call, Keys keys, NewProvider body) {
        UUID id = Ids.next();
        String issuer = addresses.checked("issuer", body.issuer());
        String wellKnown = body.wellKnownEndpoint() == null
                ? issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"
                : body.wellKnownEndpoint();
        requireCode(body.responseType());
        sql.statement(call, """
                insert into identity_provider (
                  tenant_id, id, display_name, issuer, well_known_endpoint, client_id, sealed_secret, scope, claims,
                  created_at)
                values (
                  :tenant, :id, :name, :issuer, :well_known, :client, :secret, :scope, :claims::jsonb,
                  :now)
                """)
                .bind("id", id)
                .bind("name", filled("displayName", body.displayName()))
                .bind("issuer", issuer)
                .bind("well_known", addresses.checked("wellKnownEndpoint", wellKnown))
                .bind("client", filled("clientId", body.clientId()))
                .bind("secret", sealed(call, id, secret(body.clientAuthentication())))
                .bind("scope", scope(body.scope() == null ? "openid profile email" : body.scope()))
                .bind("claims", text(body.inboundClaimMapping()))
                .update();
        tell(call, id, body.displayName(), "Create identity provider", "Add");
        return Outcome.created(id);
    }

    Outcome update(Call call, Keys keys, Patch patch) {
        UUID id = keys.lastId();
        requireCode(patch.get("responseType", String.class).orElse(null));
        String name = sql.statement(call, """
                update identity_provider
                set
                  display_name = coalesce(:name, display_name),
                  issuer = coalesce(:issuer, issuer),
                  well_known_endpoint = coalesce(:well_known, well_known_endpoint),
                  client_id = coalesce(:client, client_id),
                  sealed_secret = coalesce(:secret, sealed_secret),
                  scope = coalesce(:scope, scope),
                  claims = coalesce(:claims::jsonb, claims)
                where tenant_id = :tenant
                  and id = :id
                returning display_name
                """)
                .bind("id", id)
                .bind(
                        "name",
                        patch.get("displayName", String.class)
                                .map(it -> filled("displayName", it))
                                .orElse(null))
                .bind("issuer", address(patch, "issuer"))
                .bind("well_known", address(patch, "wellKnownEndpoint"))
                .bind(
                        "client",
                        patch.get("clientId", String.class)
                                .map(it -> filled("clientId", it))
                                .orElse(null))
                .bind(
                        "secret",
                        patch.get("clientAuthentication", JsonNode.class)
                                .map(it -> sealed(call, id, secret(it)))
                                .orElse(null))
                .bind(
                        "scope",
                        patch.get("scope", String.class).map(Providers::scope).orElse(null))
                .bind(
                        "claims",
                        patch.get("inboundClaimMapping", JsonNode.class)
                                .map(Providers::text)
                                .orElse(null))
                .optional(row -> row.text("display_name"))
                .orElseThrow(() -> Problem.notFound(keys.last()));
        tell(call, id, name, "Update identity provider", "Update");
        return Outcome.NONE;
    }

    Outcome delete(Call call, Keys keys) {
        String name = sql.statement(call, """
                delete from identity_provider
                where tenant_id = :tenant
                  and id = :id
                returning display_name
                """)
                .bind("id", keys.lastId())
                .optional(row -> row.text("display_name"))
                .orElseThrow(() -> Problem.notFound(keys.last()));
        tell(call, keys.lastId(), name, "Delete identity provider", "Delete");
        return Outcome.NONE;
    }

    /** Those of a tenant, by name. */
    List<Provider> of(UUID tenant) {
        return sql.statement("select " + COLUMNS + """

                from identity_provider
                where tenant_id = :tenant
                order by display_name, id
                """).bind("tenant", tenant).list(this::read);
    }

    Optional<Provider> find(UUID tenant, UUID id) {
        return sql.statement("select " + COLUMNS + """

                from identity_provider
                where tenant_id = :tenant
                  and id = :id
                """)
                .bind("tenant", tenant)
                .bind("id", id)
                .optional(this::read);
    }

    /** The one whose tokens name an issuer and are meant for one of some clients: it says whose tenant the token is for. */
    Optional<Provider> ofToken(String issuer, Collection<String> clients) {
        return sql
                .statement("select " + COLUMNS + """

                from identity_provider
                where issuer = :issuer
                  and client_id = any(:clients::text[])
                """)
                .bind("issuer", issuer)
                .bind("clients", clients)
                .list(this::read)
                .stream()
                .reduce((one, two) -> {
                    throw Problem.of(
                            ProblemCode.INVALID_AUTHENTICATION_TOKEN,
                            "Access token validation failure. The token is meant for several organizations.");
                });
    }

    private Provider read(Row row) {
        UUID tenant = row.id("tenant_id");
        UUID id = row.id("id");
        JsonNode claims = JSON.readTree(row.text("claims"));
        return new Provider(
                tenant,
                id,
                row.text("display_name"),
                row.text("issuer"),
                row.text("well_known_endpoint"),
                row.text("client_id"),
                vault.open(place(tenant, id), row.text("sealed_secret")),
                row.text("scope"),
                new Provider.Claims(named(claims, "sub"), named(claims, "email"), named(claims, "email_verified")));
    }

    private static String named(JsonNode claims, String name) {
        String claim = claims.path(name).asString("");
        return claim.isBlank() ? name : claim;
    }

    private String sealed(Call call, UUID id, String secret) {
        return vault.seal(place(call.tenant(), id), secret);
    }

    private static String place(UUID tenant, UUID id) {
        return "identity_provider/" + tenant + "/" + id;
    }

    private @Nullable String address(Patch patch, String property) {
        return patch.get(property, String.class)
                .map(it -> addresses.checked(property, it))
                .orElse(null);
    }

    private static String secret(JsonNode authentication) {
        return filled("clientSecret", authentication.path("clientSecret").asString(""));
    }

    private static String filled(String property, String value) {
        if (value.isBlank()) {
            throw Problem.badRequest("A value is required for '%s'.".formatted(property));
        }
        return value.strip();
    }

    private static String scope(String scope) {
        if (!List.of(scope.strip().split("\\s+", -1)).contains("openid")) {
            throw Problem.badRequest("The scope must contain openid: without it nobody is told who signs in.");
        }
        return scope.strip();
    }

    private static void requireCode(@Nullable String responseType) {
        if (responseType != null && !responseType.equals("code")) {
            throw Problem.badRequest("The responseType must be code.");
        }
    }

    private static String text(@Nullable JsonNode claims) {
        return claims == null ? "{}" : claims.toString();
    }

    private void tell(Call call, UUID id, String name, String activity, String operation) {
        audit.record(
                call,
                List.of(AuditEntry.of(activity, "ResourceManagement", operation, "Core Directory")
                        .target(AuditTarget.of("Other", id, name))));
    }
}
