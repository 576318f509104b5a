package org.latchkey.authentication;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.latchkey.directory.Directory;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.stereotype.Component;

/** The people who may sign in, and the calls that are made for them while they do. */
@Component
public class People {

    private final Directory directory;
    private final Tenants tenants;

    People(Directory directory, Tenants tenants) {
        this.directory = directory;
        this.tenants = tenants;
    }

    /** A call of Latchkey itself. */
    public Call call(Tenant tenant) {
        return Call.bySystem(tenant.id(), tenants.now(tenant));
    }

    /** A call of a person about themselves. */
    Call callBy(Tenant tenant, SignedIn person, String address) {
        Caller caller = new Caller(
                Caller.Kind.USER,
                person.user(),
                person.name(),
                person.principalName(),
                Set.of(),
                Set.of(),
                Set.of(),
                address);
        return new Call(Ids.next(), tenant.id(), caller, tenants.now(tenant));
    }

    /** The account of somebody who may sign in: neither disabled nor deleted. */
    public Optional<DirectoryObject> account(Call call, UUID user) {
        return Optional.ofNullable(directory.find(call, Set.of(user)).get(user))
                .filter(it -> it.isUser() && !it.deleted() && it.accountEnabled());
    }

    /** The same, of a tenant by its id. */
    Optional<DirectoryObject> account(UUID tenant, UUID user) {
        return tenants.find(tenant).flatMap(found -> account(call(found), user));
    }

    public static SignedIn signedIn(Tenant tenant, DirectoryObject user) {
        return new SignedIn(tenant.id(), user.id(), user.displayName(), String.valueOf(user.principalName()));
    }
}
