package org.latchkey.identity;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.latchkey.tenant.Tenant;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/**
 * One tenant's OpenID provider: the issuer of its tokens, and where its endpoints are.
 *
 * @param base the server's address, without a slash at the end
 */
record Issuer(Tenant tenant, String base, AuthorizationServerSettings settings) implements AuthorizationServerContext {

    static final String AUTHORIZE = "/{tenant}/oauth2/v2.0/authorize";
    static final String TOKEN = "/{tenant}/oauth2/v2.0/token";
    static final String DEVICE_CODE = "/{tenant}/oauth2/v2.0/devicecode";
    static final String DEVICE = "/{tenant}/oauth2/v2.0/deviceauth";
    static final String REVOKE = "/{tenant}/oauth2/v2.0/revoke";
    static final String LOGOUT = "/{tenant}/oauth2/v2.0/logout";
    static final String KEYS = "/{tenant}/discovery/v2.0/keys";
    static final String CONFIGURATION = "/{tenant}/v2.0/.well-known/openid-configuration";
    static final String USER_INFO = "/oidc/userinfo";

    /** What a path may say in a tenant's place: whichever the client is registered in, or the person belongs to. */
    private static final Set<String> ANY = Set.of("organizations", "common");

    static final AuthorizationServerSettings SETTINGS = AuthorizationServerSettings.builder()
            .authorizationEndpoint(AUTHORIZE)
            .tokenEndpoint(TOKEN)
            .deviceAuthorizationEndpoint(DEVICE_CODE)
            .deviceVerificationEndpoint(DEVICE)
            .tokenRevocationEndpoint(REVOKE)
            // Spring's own, in whose place ours stand or which nobody needs: where no request gets to, see Doors.
            .tokenIntrospectionEndpoint("/shut/introspect")
            .pushedAuthorizationRequestEndpoint("/shut/par")
            .oidcLogoutEndpoint("/shut/logout")
            .oidcUserInfoEndpoint("/shut/userinfo")
            .jwkSetEndpoint("/shut/keys")
            .build();

    /** The one the request at hand is about. */
    static Issuer current() {
        return (Issuer) Objects.requireNonNull(AuthorizationServerContextHolder.getContext(), "no issuer");
    }

    /** Whether the first part of a path leaves open whose provider is meant. */
    static boolean isAny(String name) {
        return ANY.contains(name);
    }

    @Override
    public String getIssuer() {
        return of(base, tenant.id());
    }

    @Override
    public AuthorizationServerSettings getAuthorizationServerSettings() {
        return settings;
    }

    /** An endpoint's path, for addresses within the server. */
    String path(String endpoint) {
        return endpoint.replace("{tenant}", tenant.id().toString());
    }

    /** An endpoint's address. */
    String at(String endpoint) {
        return base + endpoint.replace("{tenant}", tenant.id().toString());
    }

    /** The issuer that a tenant's tokens name. */
    static String of(String base, UUID tenant) {
        return base + "/" + tenant + "/v2.0";
    }
}
