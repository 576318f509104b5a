package org.latchkey.identity;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.authentication.SignIns;
import org.latchkey.sql.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeping what people let clients do, with hashes in place of codes and tokens. A change is a compare-and-set on the row's version:
 * of two requests that use the same code or refresh token, one loses. A refresh token that comes back after it was exchanged ends
 * the whole authorization (RFC 9700, 4.14.2). What a browser's page is let do is not kept once the browser is signed out, even at
 * that very moment.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(Authorizations.class);

    /** How long a row is kept after its last token: so that a late replay is still known for one. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String COLUMNS = """
            tenant_id, id, version, client_id, principal_name, grant_type, scopes, principal::text, sealed_request,
            tokens::text, state_hash, code_hash, access_hash, refresh_hash, device_hash, user_code_hash""";

    private final Sql sql;
    private final Clients clients;
    private final Consents consents;
    private final InstantSource clock;
    private final AuthorizationForm form;
    private final SignIns signIns;

    Authorizations(
            Sql sql, Clients clients, Consents consents, InstantSource clock, AuthorizationForm form, SignIns signIns) {
        this.sql = sql;
        this.clients = clients;
        this.consents = consents;
        this.clock = clock;
        this.form = form;
        this.signIns = signIns;
    }

    @Override
    @Transactional
    public void save(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            // Nothing is left to be done with it: the token says all, and there is no refreshing it.
            return;
        }
        AuthorizationForm.Stored stored = form.write(authorization);
        Integer version = authorization.getAttribute(AuthorizationForm.VERSION);
        if (version == null) {
            UUID session = session(authorization);
            if (session != null && !signIns.lasts(stored.tenant(), session)) {
                throw refused("login_required", "The person was signed out with this browser in the meantime.");
            }
            insert(stored, session);
            forgetOld();
        } else if (!update(stored, version)) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "Another request has used it at the same time.");
        }
    }

    private static OAuth2AuthenticationException refused(String code, String sentence) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, sentence, null));
    }

    /** The sign-in that it ends with; null for what goes on without: a program's, a server's, a device's. */
    private @Nullable UUID session(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(request.getClientId());
        return client != null && Clients.isInBrowser(client, request.getRedirectUri())
                ? SignIns.session(authorization.getAttribute(Principal.class.getName()))
                        .orElse(null)
                : null;
    }

    private void insert(AuthorizationForm.Stored stored, @Nullable UUID session) {
        bound(sql.statement("""
                        insert into client_authorization (
                          tenant_id, id, version, client_id, principal_name, grant_type, scopes, principal, sealed_request, tokens,
                          state_hash, code_hash, access_hash, refresh_hash, device_hash, user_code_hash, forget_at,
                          session_id)
                        values (
                          :tenant, :id, 1, :client, :name, :grant, :scopes::text[], :principal::jsonb, :request,
                          :tokens::jsonb, :state, :code, :access, :refresh, :device, :user_code, :forget, :session)
                        """), stored)
                .bind("client", stored.client())
                .bind("grant", stored.grantType())
                .bind("session", session)
                .update();
    }

    private boolean update(AuthorizationForm.Stored stored, int version) {
        return bound(sql.statement("""
                        with before as (
                          select tenant_id, id, refresh_hash
                          from client_authorization
                          where tenant_id = :tenant
                            and id = :id
                            and version = :version
                          for update
                        ), spent as (
                          insert into spent_refresh_token (tenant_id, hash, authorization_id)
                          select tenant_id, refresh_hash, id
                          from before
                          where refresh_hash <> :refresh
                        )
                        update client_authorization a
                        set
                          version = a.version + 1,
                          principal_name = :name,
                          scopes = :scopes::text[],
                          principal = :principal::jsonb,
                          sealed_request = :request,
                          tokens = :tokens::jsonb,
                          state_hash = :state,
                          code_hash = :code,
                          access_hash = :access,
                          refresh_hash = :refresh,
                          device_hash = :device,
                          user_code_hash = :user_code,
                          forget_at = :forget
                        from before
                        where a.tenant_id = before.tenant_id
                          and a.id = before.id
                        """), stored).bind("version", version).update() > 0;
    }

    private Sql.Statement bound(Sql.Statement statement, AuthorizationForm.Stored stored) {
        return statement
                .bind("tenant", stored.tenant())
                .bind("id", stored.id())
                .bind("name", stored.principalName())
                .bind("scopes", stored.scopes())
                .bind("principal", stored.principal())
                .bind("request", stored.request())
                .bind("tokens", stored.tokens())
                .bind("state", stored.hashes().get("state"))
                .bind("code", stored.hashes().get("code"))
                .bind("access", stored.hashes().get("access"))
                .bind("refresh", stored.hashes().get("refresh"))
                .bind("device", stored.hashes().get("device"))
                .bind("user_code", stored.hashes().get("user_code"))
                .bind("forget", later(stored.end(), clock.instant()).plus(REMEMBERED));
    }

    /** An authorization that waits for an answer has no token yet. */
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What somebody is at is left for later: whoever holds it may wait for the sign-in that is held here. */
    private void forgetOld() {
        sql.statement("""
                delete from client_authorization
                where tenant_id = :tenant
                  and id in (
                    select id
                    from client_authorization
                    where tenant_id = :tenant
                      and forget_at <= :now
                    for update skip locked
                  )
                """)
                .bind("tenant", Issuer.current().tenant().id())
                .bind("now", clock.instant())
                .update();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        remove(Issuer.current().tenant().id(), UUID.fromString(authorization.getId()));
    }

    private void remove(UUID tenant, UUID id) {
        sql.statement("""
                delete from client_authorization
                where tenant_id = :tenant
                  and id = :id
                """).bind("tenant", tenant).bind("id", id).update();
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return find("id = :value::uuid", id, Map.of()).orElse(null);
    }

    @Override
    @Transactional
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (Hash.isStandIn(token)) {
            return null;
        }
        OAuth2Authorization found = kinds(type)
                .map(kind -> byHash(kind, token))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return found != null && type != null && type.equals(OAuth2TokenType.REFRESH_TOKEN) ? stillAgreed(found) : found;
    }

    /** What a refresh may lead to: consent that was taken back is; null when nothing of it is left. */
    private @Nullable OAuth2Authorization stillAgreed(OAuth2Authorization authorization) {
        Set<String> scopes = new LinkedHashSet<>(authorization.getAuthorizedScopes());
        scopes.retainAll(
                consents.standing(authorization.getRegisteredClientId(), authorization.getPrincipalName(), scopes));
        boolean isLeft = authorization.getAuthorizedScopes().stream().allMatch(Clients.OPENID::contains)
                || !Clients.OPENID.containsAll(scopes);
        return isLeft
                ? OAuth2Authorization.from(authorization)
                        .authorizedScopes(scopes)
                        .build()
                : null;
    }

    private static java.util.stream.Stream<String> kinds(@Nullable OAuth2TokenType type) {
        if (type == null) {
            return java.util.stream.Stream.of("refresh", "access");
        }
        return java.util.stream.Stream.of(
                switch (type.getValue()) {
                    case OAuth2ParameterNames.STATE -> "state";
                    case OAuth2ParameterNames.CODE -> "code";
                    case OAuth2ParameterNames.ACCESS_TOKEN -> "access";
                    case OAuth2ParameterNames.REFRESH_TOKEN -> "refresh";
                    case OAuth2ParameterNames.DEVICE_CODE -> "device";
                    case OAuth2ParameterNames.USER_CODE -> "user_code";
                    default -> throw new IllegalArgumentException("no token of this kind is kept: " + type.getValue());
                });
    }

    private @Nullable OAuth2Authorization byHash(String kind, String token) {
        String hash = Hash.of(token);
        Optional<OAuth2Authorization> found = find(kind + "_hash = :value", hash, Map.of(kind, token));
        if (found.isEmpty() && kind.equals("refresh")) {
            endWhatWasCopied(hash);
        }
        return found.orElse(null);
    }

    private void endWhatWasCopied(String hash) {
        List<UUID> ended = sql.statement("""
                delete from client_authorization a
                using spent_refresh_token spent
                where spent.tenant_id = :tenant
                  and spent.hash = :hash
                  and a.tenant_id = spent.tenant_id
                  and a.id = spent.authorization_id
                returning a.id
                """)
                .bind("tenant", Issuer.current().tenant().id())
                .bind("hash", hash)
                .list(row -> row.id("id"));
        ended.forEach(id -> LOG.warn("A refresh token was used twice; the authorization {} is ended.", id));
    }

    /**
     * @param known the real value of the token that was asked for, by its kind
     */
    private Optional<OAuth2Authorization> find(String condition, String value, Map<String, String> known) {
        Instant now = clock.instant();
        return sql.statement("select " + COLUMNS
                        + " from client_authorization where tenant_id = :tenant and forget_at > :now" + " and "
                        + condition)
                .bind("tenant", Issuer.current().tenant().id())
                .bind("now", now)
                .bind("value", value)
                .optional(row -> form.read(row, known));
    }
}
