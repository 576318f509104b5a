package org.latchkey.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.Proof;
import org.latchkey.authentication.SignIns;
import org.latchkey.authentication.SignedIn;
import org.latchkey.secret.Vault;
import org.latchkey.sql.Row;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an authorization looks in the database. Pure: it neither reads nor writes one. Of what a client asked for only that is kept
 * which something comes of later, and sealed: a client may have put anything into it.
 */
@Component
class AuthorizationForm {

    /** The attribute that carries the version of the row it was read from. */
    static final String VERSION = "version";

    private static final String REQUEST = OAuth2AuthorizationRequest.class.getName();
    /** The parameters of a request that are read once somebody has signed in. */
    private static final Set<String> USED = Set.of(
            "code_challenge", "code_challenge_method", "nonce", "max_age", "acr_values", "claims", "response_mode");

    private static final String PRINCIPAL = Principal.class.getName();

    private static final Map<String, Class<? extends OAuth2Token>> KINDS = Map.of(
            "code", OAuth2AuthorizationCode.class,
            "access", OAuth2AccessToken.class,
            "refresh", OAuth2RefreshToken.class,
            "device", OAuth2DeviceCode.class,
            "user_code", OAuth2UserCode.class);

    private final JsonMapper json;
    private final Vault vault;

    AuthorizationForm(JsonMapper json, Vault vault) {
        this.json = json;
        this.vault = vault;
    }

    /** One row. Hashes go by the kind of what they are of; the request is sealed. */
    record Stored(
            UUID tenant,
            UUID id,
            UUID client,
            String principalName,
            String grantType,
            List<String> scopes,
            @Nullable String principal,
            String request,
            String tokens,
            Map<String, String> hashes,
            Instant end) {}

    record Factor(String authority, Instant at) {}

    /**
     * Who signed in.
     *
     * @param session what their sign-in is called; null where it was with another machine's browser
     */
    record Person(
            UUID user,
            String name,
            String principalName,
            List<Factor> factors,
            @Nullable UUID session) {}

    /**
     * What a client asked for.
     *
     * @param state what the client wants back, until it has its answer
     * @param wanted the scopes of a device's request, until somebody agrees
     */
    record Request(
            @Nullable String uri,
            @Nullable String redirectUri,
            @Nullable String state,
            List<String> scopes,
            Map<String, Object> parameters,
            @Nullable List<String> wanted) {}

    record Lifetime(@Nullable Instant issued, @Nullable Instant expires, boolean used) {}

    Stored write(OAuth2Authorization authorization) {
        Map<String, Lifetime> tokens = new LinkedHashMap<>();
        Map<String, String> hashes = new HashMap<>();
        Instant end = Instant.EPOCH;
        for (Map.Entry<String, Class<? extends OAuth2Token>> kind : KINDS.entrySet()) {
            OAuth2Authorization.Token<? extends OAuth2Token> kept = authorization.getToken(kind.getValue());
            if (kept != null) {
                OAuth2Token token = kept.getToken();
                hashes.put(kind.getKey(), Hash.of(token.getTokenValue()));
                tokens.put(
                        kind.getKey(), new Lifetime(token.getIssuedAt(), token.getExpiresAt(), kept.isInvalidated()));
                end = token.getExpiresAt() == null || token.getExpiresAt().isBefore(end) ? end : token.getExpiresAt();
            }
        }
        String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
        if (state != null) {
            hashes.put("state", Hash.of(state));
        }
        Authentication principal = authorization.getAttribute(PRINCIPAL);
        UUID tenant = Issuer.current().tenant().id();
        return new Stored(
                tenant,
                UUID.fromString(authorization.getId()),
                UUID.fromString(authorization.getRegisteredClientId()),
                authorization.getPrincipalName(),
                authorization.getAuthorizationGrantType().getValue(),
                List.copyOf(authorization.getAuthorizedScopes()),
                principal == null ? null : json.writeValueAsString(person(principal, authorization)),
                vault.seal(place(tenant, authorization.getId()), json.writeValueAsString(request(authorization))),
                json.writeValueAsString(tokens),
                hashes,
                end);
    }

    private static String place(UUID tenant, String id) {
        return "client_authorization " + tenant + " " + id;
    }

    private static Person person(Authentication principal, OAuth2Authorization authorization) {
        boolean isHere = AuthorizationGrantType.AUTHORIZATION_CODE.equals(authorization.getAuthorizationGrantType());
        SignedIn signedIn = Proof.who(principal);
        return new Person(
                signedIn.user(),
                signedIn.name(),
                signedIn.principalName(),
                principal.getAuthorities().stream()
                        .filter(FactorGrantedAuthority.class::isInstance)
                        .map(FactorGrantedAuthority.class::cast)
                        .map(factor -> new Factor(factor.getAuthority(), factor.getIssuedAt()))
                        .toList(),
                isHere ? SignIns.session(principal).orElse(null) : null);
    }

    private static Request request(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest asked = authorization.getAttribute(REQUEST);
        Set<String> wanted = authorization.getAttribute(OAuth2ParameterNames.SCOPE);
        List<String> scopes = wanted == null ? null : List.copyOf(wanted);
        boolean isAnswered = authorization.getAttribute(OAuth2ParameterNames.STATE) == null;
        return asked == null
                ? new Request(null, null, null, List.of(), Map.of(), scopes)
                : new Request(
                        asked.getAuthorizationUri(),
                        asked.getRedirectUri(),
                        isAnswered ? null : asked.getState(),
                        List.copyOf(asked.getScopes()),
                        asked.getAdditionalParameters().entrySet().stream()
                                .filter(parameter -> USED.contains(parameter.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        scopes);
    }

    /**
     * An authorization as it was kept.
     *
     * @param known the values of codes and tokens that are known, by their kind; the others get a stand-in
     */
    OAuth2Authorization read(Row row, Map<String, String> known) {
        String client = row.id("client_id").toString();
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(RegisteredClient.withId(client)
                        .clientId(client)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build())
                .id(row.id("id").toString())
                .principalName(row.text("principal_name"))
                .authorizationGrantType(new AuthorizationGrantType(row.text("grant_type")))
                .authorizedScopes(Set.copyOf(row.texts("scopes")))
                .attribute(VERSION, row.number("version"));
        String state = row.textOrNull("state_hash");
        if (state != null) {
            builder.attribute(OAuth2ParameterNames.STATE, known.getOrDefault("state", Hash.standIn(state)));
        }
        String principal = row.textOrNull("principal");
        if (principal != null) {
            builder.attribute(PRINCIPAL, authentication(row.id("tenant_id"), json.readValue(principal, Person.class)));
        }
        Request request = json.readValue(
                vault.open(place(row.id("tenant_id"), row.id("id").toString()), row.text("sealed_request")),
                Request.class);
        if (request.uri() != null) {
            builder.attribute(REQUEST, asked(client, request));
        }
        if (request.wanted() != null) {
            builder.attribute(OAuth2ParameterNames.SCOPE, new HashSet<>(request.wanted()));
        }
        Map<String, Lifetime> tokens =
                json.readValue(row.text("tokens"), new TypeReference<Map<String, Lifetime>>() {});
        tokens.forEach((kind, lifetime) -> {
            String value = known.getOrDefault(kind, Hash.standIn(row.text(kind + "_hash")));
            builder.token(
                    token(kind, value, lifetime, Set.copyOf(row.texts("scopes"))),
                    about -> about.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, lifetime.used()));
        });
        return builder.build();
    }

    private static Authentication authentication(UUID tenant, Person person) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(tenant, person.user(), person.name(), person.principalName()),
                null,
                person.factors().stream()
                        .map(factor -> FactorGrantedAuthority.withAuthority(factor.authority())
                                .issuedAt(factor.at())
                                .build())
                        .toList());
        authentication.setDetails(person.session());
        return authentication;
    }

    private static OAuth2AuthorizationRequest asked(String client, Request request) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(Objects.requireNonNull(request.uri()))
                .clientId(client)
                .redirectUri(request.redirectUri())
                .state(request.state())
                .scopes(Set.copyOf(request.scopes()))
                .additionalParameters(request.parameters())
                .build();
    }

    private static OAuth2Token token(String kind, String value, Lifetime lifetime, Set<String> scopes) {
        Instant issued = lifetime.issued();
        Instant expires = lifetime.expires();
        return switch (kind) {
            case "code" -> new OAuth2AuthorizationCode(value, required(issued), required(expires));
            case "access" -> new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value, issued, expires, scopes);
            case "refresh" -> new OAuth2RefreshToken(value, required(issued), expires);
            case "device" -> new OAuth2DeviceCode(value, required(issued), required(expires));
            case "user_code" -> new OAuth2UserCode(value, required(issued), required(expires));
            default -> throw new IllegalArgumentException("no token of this kind is kept: " + kind);
        };
    }

    private static Instant required(@Nullable Instant instant) {
        return Objects.requireNonNull(instant);
    }
}
