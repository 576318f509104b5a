package org.latchkey.identity;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.EveryPermission;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The applications of a tenant, as the authorization server needs them. They are registered in the directory. */
@Component
class Clients implements RegisteredClientRepository {

    /** What OpenID Connect defines; means something without being a permission of the API. */
    static final Set<String> OPENID = Set.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL, "offline_access");

    private static final Duration CODE = Duration.ofMinutes(5);
    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration DEVICE_CODE = Duration.ofMinutes(15);

    private final EveryPermission every;

    Clients(EveryPermission every) {
        this.every = every;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("applications are registered at /v1.0/applications");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return Ids.parse(clientId).flatMap(this::find).orElse(null);
    }

    private Optional<RegisteredClient> find(UUID id) {
        return id.equals(Console.CLIENT) ? Optional.of(console()) : Optional.empty();
    }

    private RegisteredClient console() {
        return RegisteredClient.withId(Console.CLIENT.toString())
                .clientId(Console.CLIENT.toString())
                .clientName(Console.NAME)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(
                        all -> all.addAll(Console.redirects(Issuer.current().base())))
                .scopes(all -> all.addAll(delegated()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(lifetimes(false))
                .build();
    }

    /** Every scope a client may ask a person for. */
    Set<String> delegated() {
        Set<String> all = new LinkedHashSet<>(every.of(Caller.Kind.USER));
        all.addAll(OPENID);
        return all;
    }

    /** What {@code /.default} means for a client. */
    Set<String> defaultScopes(@Nullable String clientId) {
        return Console.CLIENT.toString().equals(clientId) ? every.of(Caller.Kind.USER) : Set.of("User.Read");
    }

    /** Whether a client runs in browsers, where what it keeps is easily read. */
    boolean isInBrowser(RegisteredClient client) {
        return client.getClientId().equals(Console.CLIENT.toString());
    }

    private static TokenSettings lifetimes(boolean reuse) {
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(ACCESS)
                .deviceCodeTimeToLive(DEVICE_CODE)
                .reuseRefreshTokens(reuse)
                .build();
    }
}
