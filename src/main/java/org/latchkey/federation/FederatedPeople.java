package org.latchkey.federation;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.latchkey.authentication.People;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.Users;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Whom another provider means. The claim that names a person is looked for, in this order, among the federated {@code
 * identities} of users under the provider's issuer, as a user's id, and as their principal name. A mail address names somebody
 * only where the provider vouches that it is theirs: what people can type in themselves must not make them somebody else.
 */
@Component
class FederatedPeople {

    private final Users users;
    private final People people;

    FederatedPeople(Users users, People people) {
        this.users = users;
        this.people = people;
    }

    /** Somebody of the provider's tenant who may sign in; empty when it names nobody. */
    Optional<DirectoryObject> of(Call call, Provider provider, Jwt token) {
        return token.getClaims().get(provider.claims().sub()) instanceof String name && !name.isBlank()
                ? id(call, provider, token, name.strip()).flatMap(id -> people.account(call, id))
                : Optional.empty();
    }

    private Optional<UUID> id(Call call, Provider provider, Jwt token, String name) {
        Optional<UUID> linked = users.byFederatedIdentity(call, provider.issuer(), name);
        if (linked.isPresent()) {
            return linked;
        }
        if (provider.claims().sub().equals(provider.claims().email())) {
            return isVouchedFor(provider, token) ? users.byMail(call, name) : Optional.empty();
        }
        return Ids.parse(name).or(() -> users.byPrincipalName(call, name));
    }

    private static boolean isVouchedFor(Provider provider, Jwt token) {
        Object verified = token.getClaims().get(provider.claims().emailVerified());
        return verified != null && "true".equals(verified.toString().toLowerCase(Locale.ROOT));
    }
}
