package org.latchkey.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.SignedIn;
import org.latchkey.directory.AppRoleAssignments;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.GraphApplication;
import org.latchkey.directory.ServicePrincipals;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;

/** The accounts behind grants, as they are when a token is issued: whoever is gone or disabled gets none. */
@Component
class Accounts {

    private final Directory directory;
    private final ServicePrincipals principals;
    private final AppRoleAssignments roles;
    private final Tenants tenants;

    Accounts(Directory directory, ServicePrincipals principals, AppRoleAssignments roles, Tenants tenants) {
        this.principals = principals;
        this.roles = roles;
        this.directory = directory;
        this.tenants = tenants;
    }

    /** A person who may still use what they signed in for, unless that was ended since; without permissions. */
    Optional<Caller> person(Tenant tenant, SignedIn who, Proof proof) {
        if (!who.tenant().equals(tenant.id())) {
            return Optional.empty();
        }
        return find(tenant, who.user(), DirectoryObject.Type.USER)
                .filter(user -> user.accepts(proof.latest()))
                .map(user -> new Caller(
                        Caller.Kind.USER,
                        user.id(),
                        user.displayName(),
                        String.valueOf(user.principalName()),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        ""));
    }

    /** The service principal of a client, with the permissions it was given. */
    Optional<Caller> application(Tenant tenant, UUID client) {
        Call call = Call.bySystem(tenant.id(), tenants.now(tenant));
        return principals
                .byAppId(call, client)
                .filter(DirectoryObject::accountEnabled)
                .map(principal -> new Caller(
                        Caller.Kind.APPLICATION,
                        principal.id(),
                        principal.displayName(),
                        client.toString(),
                        Set.copyOf(roles.rolesOf(call, principal.id(), GraphApplication.APP_ID)),
                        Set.of(),
                        Set.of(),
                        ""));
    }

    /** A user of a tenant who may sign in. */
    Optional<DirectoryObject> user(Tenant tenant, UUID id) {
        return find(tenant, id, DirectoryObject.Type.USER);
    }

    private Optional<DirectoryObject> find(Tenant tenant, UUID id, DirectoryObject.Type type) {
        Call call = Call.bySystem(tenant.id(), tenants.now(tenant));
        return Optional.ofNullable(directory.find(call, Set.of(id)).get(id))
                .filter(account -> account.type() == type && !account.deleted() && account.accountEnabled());
    }
}
