package org.latchkey.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.DirectoryRole;
import org.latchkey.directory.DirectoryRoles;
import org.latchkey.directory.EveryPermission;
import org.latchkey.directory.Users;
import org.latchkey.graph.Patch;
import org.latchkey.identity.Tokens;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out tokens as the embedded issuer would, without asking for a password. */
@Component
final class TokenDesk {

    /** The client id the tokens of people name. */
    private static final UUID SANDBOX = UUID.fromString("5a4db0f5-0000-4000-8000-5a4db0f50000");

    private final Tokens tokens;
    private final EveryPermission every;
    private final Users users;
    private final Directory directory;
    private final DirectoryRoles roles;
    private final Tenants tenants;
    private final TransactionTemplate transaction;

    TokenDesk(
            Tokens tokens,
            EveryPermission every,
            Users users,
            Directory directory,
            DirectoryRoles roles,
            Tenants tenants,
            PlatformTransactionManager transactions) {
        this.tokens = tokens;
        this.every = every;
        this.users = users;
        this.directory = directory;
        this.roles = roles;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Whose token is wanted.
     *
     * @param user the id or principal name of a person
     * @param scopes the delegated permissions; every one when absent
     * @param roles the application permissions; every one when absent
     * @param amr how the person signed in; with a password alone when absent
     */
    record Wanted(
            @Nullable Boolean bootstrap,
            @Nullable String user,
            @Nullable List<String> scopes,
            @Nullable List<String> amr,
            @Nullable List<String> acrs,
            @Nullable String servicePrincipal,
            @Nullable List<String> roles) {}

    record Answer(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {}

    /** Issues one. */
    Answer issue(Tenant tenant, Wanted wanted) {
        var call = Call.bySystem(tenant.id(), tenants.now(tenant));
        var isBootstrap = Boolean.TRUE.equals(wanted.bootstrap());
        if (Stream.of(isBootstrap, wanted.user() != null, wanted.servicePrincipal() != null)
                        .filter(given -> given)
                        .count()
                != 1) {
            throw Problem.badRequest("Give one of bootstrap (true), user and servicePrincipal.");
        }
        if (wanted.servicePrincipal() != null) {
            var application = enabled(
                    call,
                    Ids.parse(wanted.servicePrincipal()),
                    wanted.servicePrincipal(),
                    DirectoryObject.Type.SERVICE_PRINCIPAL);
            return answer(tenant, application(application, wanted), client(application));
        }
        return answer(tenant, isBootstrap ? administrator(tenant, call) : person(call, wanted), SANDBOX);
    }

    private Answer answer(Tenant tenant, Caller caller, UUID client) {
        var token = tokens.issue(tenant.id(), caller, client);
        return new Answer(token.text(), "Bearer", token.lifetime().toSeconds());
    }

    private Caller application(DirectoryObject application, Wanted wanted) {
        return new Caller(
                Caller.Kind.APPLICATION,
                application.id(),
                application.displayName(),
                client(application).toString(),
                set(wanted.roles(), every.of(Caller.Kind.APPLICATION)),
                Set.of(),
                Set.of(),
                "");
    }

    private static UUID client(DirectoryObject application) {
        return Optional.ofNullable(application.principalName())
                .flatMap(Ids::parse)
                .orElse(application.id());
    }

    private Caller person(Call call, Wanted wanted) {
        String name = String.valueOf(wanted.user());
        var user = enabled(
                call, Ids.parse(name).or(() -> users.byPrincipalName(call, name)), name, DirectoryObject.Type.USER);
        return person(user, wanted.scopes(), set(wanted.amr(), Set.of("pwd")), set(wanted.acrs(), Set.of()));
    }

    private Caller person(DirectoryObject user, @Nullable List<String> scopes, Set<String> amr, Set<String> acrs) {
        return new Caller(
                Caller.Kind.USER,
                user.id(),
                user.displayName(),
                String.valueOf(user.principalName()),
                set(scopes, every.of(Caller.Kind.USER)),
                amr,
                acrs,
                "");
    }

    /** The person behind bootstrap tokens, a Global Administrator who is made when the first one is asked for. */
    private synchronized Caller administrator(Tenant tenant, Call call) {
        var name = "bootstrap@" + tenant.domain();
        UUID id = users.byPrincipalName(call, name).orElseGet(() -> made(call, name));
        var user = enabled(call, Optional.of(id), name, DirectoryObject.Type.USER);
        return person(user, null, Set.of("pwd", "mfa"), Set.of());
    }

    private UUID made(Call call, String name) {
        UUID made = transaction.execute(status -> {
            UUID id = users.create(
                            call,
                            List.of(new Patch(
                                    Map.of("displayName", "Bootstrap administrator", "userPrincipalName", name))))
                    .getFirst();
            roles.assign(call, DirectoryRole.GLOBAL_ADMINISTRATOR, id);
            return id;
        });
        return java.util.Objects.requireNonNull(made);
    }

    private DirectoryObject enabled(Call call, Optional<UUID> id, String asked, DirectoryObject.Type type) {
        DirectoryObject object = id.map(it -> directory.find(call, Set.of(it)).get(it))
                .filter(it -> it.type() == type && !it.deleted())
                .orElseThrow(() -> Problem.notFound(asked));
        if (!object.accountEnabled()) {
            throw Problem.badRequest("The account of '" + object.displayName() + "' is disabled.");
        }
        return object;
    }

    private static Set<String> set(@Nullable List<String> given, Set<String> otherwise) {
        return given == null ? otherwise : Set.copyOf(given);
    }
}
