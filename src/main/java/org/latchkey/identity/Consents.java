package org.latchkey.identity;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.DirectoryAction;
import org.latchkey.directory.GraphApplication;
import org.latchkey.directory.PermissionGrants;
import org.latchkey.directory.ServicePrincipals;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people and administrators have agreed that clients may do for people: Graph's {@code oauth2PermissionGrants}, as the
 * authorization server needs them.
 */
@Component
class Consents implements OAuth2AuthorizationConsentService {

    private final PermissionGrants grants;
    private final ServicePrincipals principals;
    private final GraphApplication graph;
    private final Clients clients;
    private final Tenants tenants;
    private final Guard guard;

    Consents(
            PermissionGrants grants,
            ServicePrincipals principals,
            GraphApplication graph,
            Clients clients,
            Tenants tenants,
            Guard guard) {
        this.grants = grants;
        this.principals = principals;
        this.graph = graph;
        this.clients = clients;
        this.tenants = tenants;
        this.guard = guard;
    }

    /**
     * Whether a person is asked: where a client needs what they have not agreed to, and where it wants them to be asked again
     * ({@code prompt=consent}).
     *
     * @throws OAuth2AuthorizationCodeRequestAuthenticationException consent_required when nobody may be asked
     */
    static boolean isAsked(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationRequest request = Objects.requireNonNull(context.getAuthorizationRequest());
        OAuth2AuthorizationConsent consent = context.getAuthorizationConsent();
        Demand demand = Demand.of(request.getAdditionalParameters());
        Set<String> agreed = consent == null ? Set.of(OidcScopes.OPENID) : consent.getScopes();
        boolean isAsked = context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent()
                && (demand.agreement() || !agreed.containsAll(request.getScopes()));
        if (isAsked && demand.silent()) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error("consent_required", "Somebody must agree, and prompt=none forbids to ask.", null),
                    context.getAuthentication());
        }
        return isAsked;
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String clientId, String principalName) {
        OAuth2AuthorizationConsent.Builder consent = OAuth2AuthorizationConsent.withId(clientId, principalName);
        Clients.OPENID.forEach(consent::scope);
        agreed(UUID.fromString(clientId), UUID.fromString(principalName)).forEach(consent::scope);
        return consent.build();
    }

    /** Those of some scopes that a client still has; one that nobody needs to agree for has them all. */
    Set<String> standing(String clientId, String principalName, Set<String> scopes) {
        RegisteredClient client = clients.findById(clientId);
        if (client == null) {
            return Set.of();
        }
        Set<String> standing = new LinkedHashSet<>(scopes);
        if (client.getClientSettings().isRequireAuthorizationConsent()) {
            Set<String> agreed = agreed(UUID.fromString(clientId), UUID.fromString(principalName));
            standing.removeIf(scope -> !agreed.contains(scope) && !Clients.OPENID.contains(scope));
        }
        return standing;
    }

    private Set<String> agreed(UUID client, UUID user) {
        return grants.agreed(call(user), client, user, GraphApplication.APP_ID);
    }

    @Override
    @Transactional
    public void save(OAuth2AuthorizationConsent consent) {
        UUID client = UUID.fromString(consent.getRegisteredClientId());
        UUID user = UUID.fromString(consent.getPrincipalName());
        Set<String> more = new LinkedHashSet<>(consent.getScopes());
        more.removeAll(Clients.OPENID);
        more.removeAll(agreed(client, user));
        if (more.isEmpty()) {
            return;
        }
        if (!mayAgree(client, user, more)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
        }
        Call call = call(user);
        String name = clients.application(client).orElseThrow().displayName();
        grants.agree(
                call,
                principals.of(call, client, name),
                user,
                principals.of(call, GraphApplication.APP_ID, "Microsoft Graph"),
                more);
    }

    /**
     * Whether a person may agree to scopes for themselves: some are for administrators to agree to. What was agreed to before, also
     * for everybody, takes nobody's leave.
     */
    boolean mayAgree(UUID client, UUID user, Set<String> scopes) {
        Set<String> more = new LinkedHashSet<>(scopes);
        more.removeAll(Clients.OPENID);
        more.removeAll(agreed(client, user));
        return more.stream().noneMatch(graph::isForAdministrators)
                || guard.allows(call(user), DirectoryAction.GRANT_PERMISSIONS, Map.of());
    }

    /** A call as the person themselves, who agrees with all the rights they have. */
    private Call call(UUID user) {
        Tenant tenant = Issuer.current().tenant();
        return new Call(
                Ids.next(),
                tenant.id(),
                new Caller(
                        Caller.Kind.USER,
                        user,
                        "",
                        "",
                        Set.of("DelegatedPermissionGrant.ReadWrite.All"),
                        Set.of(),
                        Set.of(),
                        ""),
                tenants.now(tenant));
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // Taking back is an administrator's: DELETE /oauth2PermissionGrants.
    }
}
