package org.latchkey.identity;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Application;
import org.latchkey.directory.Applications;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.EveryPermission;
import org.latchkey.directory.GraphApplication;
import org.latchkey.directory.ServicePrincipals;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.tenant.Tenants;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
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

    /** The settings that say where a code must be redeemed with a proof, and where refresh tokens are short-lived. */
    private static final String WEB = "latchkey.redirects.web";

    private static final String BROWSER = "latchkey.redirects.browser";
    private static final String NATIVE = "latchkey.redirects.native";

    private final EveryPermission every;
    private final Applications applications;
    private final ServicePrincipals principals;
    private final GraphApplication graph;
    private final Tenants tenants;

    Clients(
            EveryPermission every,
            Applications applications,
            ServicePrincipals principals,
            GraphApplication graph,
            Tenants tenants) {
        this.every = every;
        this.applications = applications;
        this.principals = principals;
        this.graph = graph;
        this.tenants = tenants;
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
        return Ids.parse(clientId)
                .flatMap(id -> id.equals(Console.CLIENT)
                        ? Optional.of(console())
                        : application(id).filter(this::isEnabled).map(this::client))
                .orElse(null);
    }

    /** Whether nobody has disabled its service principal; it gets one when somebody first agrees. */
    private boolean isEnabled(Application application) {
        return principals
                .byAppId(call(), application.appId())
                .map(DirectoryObject::accountEnabled)
                .orElse(true);
    }

    private Call call() {
        Tenant tenant = Issuer.current().tenant();
        return Call.bySystem(tenant.id(), tenants.now(tenant));
    }

    /** The registration of a client of the tenant at hand. */
    Optional<Application> application(UUID clientId) {
        return applications.byAppId(call(), clientId);
    }

    private RegisteredClient console() {
        Set<String> redirects = Console.redirects(Issuer.current().base());
        return named(Console.CLIENT, Console.NAME)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> all.addAll(redirects))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .setting(WEB, Set.of())
                        .setting(BROWSER, redirects)
                        .build())
                .tokenSettings(lifetimes(true))
                .build();
    }

    private RegisteredClient client(Application application) {
        RegisteredClient.Builder client = named(application.appId(), application.displayName());
        Set<String> redirects = new LinkedHashSet<>(application.webRedirects());
        redirects.addAll(application.browserRedirects());
        redirects.addAll(application.nativeRedirects());
        if (!redirects.isEmpty()) {
            client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUris(all -> all.addAll(redirects));
        }
        client.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN);
        if (application.isConfidential()) {
            client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
        }
        if (application.isConfidential() || application.isFallbackPublicClient()) {
            client.authorizationGrantType(AuthorizationGrantType.DEVICE_CODE);
        }
        ClientSettings.Builder settings = ClientSettings.builder()
                .requireProofKey(application.isPublic())
                .requireAuthorizationConsent(true)
                .setting(WEB, application.webRedirects())
                .setting(BROWSER, application.browserRedirects())
                .setting(NATIVE, application.nativeRedirects());
        authenticate(client, settings, application);
        return client.clientSettings(settings.build())
                .tokenSettings(lifetimes(application.isPublic()))
                .build();
    }

    private static void authenticate(
            RegisteredClient.Builder client, ClientSettings.Builder settings, Application application) {
        // Whoever has no secret has none that fits.
        client.clientSecret(String.join(" ", application.secrets()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        if (!application.certificates().isEmpty()) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256);
        }
        if (application.isPublic()) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
    }

    private RegisteredClient.Builder named(UUID id, String name) {
        return RegisteredClient.withId(id.toString())
                .clientId(id.toString())
                .clientName(name)
                .scopes(all -> all.addAll(delegated()));
    }

    /** Every scope a client may ask a person for. */
    private Set<String> delegated() {
        Set<String> all = new LinkedHashSet<>(every.of(Caller.Kind.USER));
        all.addAll(OPENID);
        return all;
    }

    /** What {@code /.default} means for a client: what its registration says it needs. */
    Set<String> defaultScopes(@Nullable String clientId) {
        Optional<UUID> id = Ids.parse(String.valueOf(clientId));
        if (id.filter(Console.CLIENT::equals).isPresent()) {
            return every.of(Caller.Kind.USER);
        }
        Set<String> needed = id.flatMap(this::application)
                .map(it -> it.required().getOrDefault(GraphApplication.APP_ID, Set.of()))
                .map(graph::delegated)
                .orElse(Set.of());
        return needed.isEmpty() ? Set.of("User.Read") : needed;
    }

    /** Whether a code went to a page in a browser, where what is kept is easily read. */
    static boolean isInBrowser(RegisteredClient client, @Nullable String redirectUri) {
        return redirectUri != null && set(client, BROWSER).contains(redirectUri);
    }

    /** Whether a code went to a server, which must prove who it is to redeem it. */
    static boolean isOnServer(RegisteredClient client, @Nullable String redirectUri) {
        return redirectUri != null && set(client, WEB).contains(redirectUri);
    }

    /** Where programs on people's machines take codes. */
    static Set<String> onMachines(RegisteredClient client) {
        return set(client, NATIVE);
    }

    private static Set<String> set(RegisteredClient client, String setting) {
        Set<String> set = client.getClientSettings().getSetting(setting);
        return set == null ? Set.of() : set;
    }

    private static TokenSettings lifetimes(boolean isPublic) {
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(ACCESS)
                .deviceCodeTimeToLive(DEVICE_CODE)
                .reuseRefreshTokens(!isPublic)
                .build();
    }
}
