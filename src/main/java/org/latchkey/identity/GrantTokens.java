package org.latchkey.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.AuthenticationContexts;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.SignIns;
import org.latchkey.authentication.SignedIn;
import org.latchkey.kernel.Caller;
import org.latchkey.tenant.Tenant;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/**
 * The tokens that a grant leads to. Refresh tokens of public clients in a browser end when the sign-in does by its age, however often they are
 * exchanged; those of other public clients ninety days after the last exchange. A confidential client keeps the one it got, for
 * ninety days from the sign-in. What they are exchanged for claims no more than what was proven is still worth ({@link
 * Proof#standing}).
 */
@Component
class GrantTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private static final Duration ELSEWHERE = Duration.ofDays(90);

    private final Tokens tokens;
    private final Accounts accounts;
    private final AuthenticationContexts contexts;
    private final InstantSource clock;
    private final StringKeyGenerator random =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 64);

    GrantTokens(Tokens tokens, Accounts accounts, AuthenticationContexts contexts, InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        return switch (context.getTokenType().getValue()) {
            case OAuth2ParameterNames.ACCESS_TOKEN -> access(context);
            case OAuth2ParameterNames.REFRESH_TOKEN -> refresh(context);
            case OidcParameterNames.ID_TOKEN -> id(context);
            default -> null;
        };
    }

    private static @Nullable String redirectUri(OAuth2TokenContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        OAuth2AuthorizationRequest request =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request == null ? null : request.getRedirectUri();
    }

    /** A code that was sent to a server is for whoever can prove to be that server. */
    private static void requireProof(OAuth2TokenContext context) {
        if (context.getAuthorizationGrant() instanceof OAuth2AuthorizationGrantAuthenticationToken grant
                && grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod())
                && Clients.isOnServer(context.getRegisteredClient(), redirectUri(context))) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }

    private Jwt access(OAuth2TokenContext context) {
        requireProof(context);
        Tenant tenant = Issuer.current().tenant();
        UUID client = UUID.fromString(context.getRegisteredClient().getClientId());
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            Caller application = accounts.application(tenant, client).orElseThrow(GrantTokens::noLonger);
            return jwt(tokens.issue(tenant.id(), application, client));
        }
        Authentication authentication = principal(context);
        Proof proof = Proof.of(authentication);
        Instant now = clock.instant();
        Set<String> permissions = new LinkedHashSet<>(context.getAuthorizedScopes());
        permissions.remove("offline_access");
        return jwt(tokens.issue(
                tenant.id(),
                accounts.person(tenant, Proof.who(authentication), proof)
                        .map(person -> caller(person, permissions, proof, contexts(context, proof.standing(now)), now))
                        .orElseThrow(GrantTokens::noLonger),
                client,
                proof));
    }

    private static Caller caller(
            Caller person, Set<String> permissions, Proof proof, Set<String> contexts, Instant now) {
        return new Caller(
                Caller.Kind.USER,
                person.id(),
                person.name(),
                person.principalName(),
                permissions,
                proof.methods(now),
                contexts,
                "");
    }

    /** Those of the authentication contexts that were asked for which there are, if the sign-in is worth them. */
    private Set<String> contexts(OAuth2TokenContext context, Proof proof) {
        return proof.isMultiple()
                ? contexts.known(
                        Issuer.current().tenant().id(),
                        Demand.of(asked(context)).contexts())
                : Set.of();
    }

    private static Map<String, Object> asked(OAuth2TokenContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        OAuth2AuthorizationRequest request =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request == null ? Map.of() : request.getAdditionalParameters();
    }

    private Jwt id(OAuth2TokenContext context) {
        Tenant tenant = Issuer.current().tenant();
        Authentication authentication = principal(context);
        SignedIn who = Proof.who(authentication);
        return jwt(tokens.identify(
                tenant.id(),
                who,
                context.getRegisteredClient().getClientId(),
                Proof.of(authentication),
                (String) asked(context).get("nonce"),
                SignIns.session(authentication).orElse(null)));
    }

    private @Nullable OAuth2RefreshToken refresh(OAuth2TokenContext context) {
        OAuth2Authorization authorization = Objects.requireNonNull(context.getAuthorization());
        boolean isDevice = AuthorizationGrantType.DEVICE_CODE.equals(authorization.getAuthorizationGrantType());
        if (!isDevice && !authorization.getAuthorizedScopes().contains("offline_access")) {
            return null;
        }
        Instant now = clock.instant();
        OAuth2Authorization.Token<OAuth2RefreshToken> before = authorization.getRefreshToken();
        Instant end = now.plus(ELSEWHERE);
        if (Clients.isInBrowser(context.getRegisteredClient(), redirectUri(context))) {
            end = before == null
                    ? Proof.of(principal(context)).end()
                    : Objects.requireNonNull(before.getToken().getExpiresAt());
        }
        if (!end.isAfter(now)) {
            return null;
        }
        return new OAuth2RefreshToken(random.generateKey(), now, end);
    }

    private static Authentication principal(OAuth2TokenContext context) {
        return Objects.requireNonNull(context.<Authentication>getPrincipal());
    }

    private Jwt jwt(AccessToken token) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Jwt.withTokenValue(token.text())
                .header("alg", "RS256")
                .claim("ver", "2.0")
                .issuedAt(now)
                .expiresAt(now.plus(token.lifetime()))
                .build();
    }

    private static OAuth2AuthenticationException noLonger() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
}
