package org.latchkey.authentication;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Passkeys (Web Authentication Level 3), checked by Spring Security and kept per tenant. They are bound to this server's address,
 * found by themselves without a name, and always ask their owner for a gesture: so one is two factors.
 */
@Component
class Passkeys {

    private final Sql sql;
    private final Origin origin;
    private final InstantSource clock;

    Passkeys(Sql sql, Origin origin, InstantSource clock) {
        this.sql = sql;
        this.origin = origin;
        this.clock = clock;
    }

    private Webauthn4JRelyingPartyOperations party(Call call, Optional<SignedIn> person) {
        URI address = URI.create(origin.text());
        String here = address.getScheme() + "://" + address.getAuthority();
        var party = new Webauthn4JRelyingPartyOperations(
                new Owners(person),
                new Ring(call),
                PublicKeyCredentialRpEntity.builder()
                        .id(String.valueOf(address.getHost()))
                        .name("Latchkey")
                        .build(),
                Set.of(here));
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }

    /** What a browser needs to make a passkey for somebody. */
    PublicKeyCredentialCreationOptions offer(Call call, SignedIn person, Authentication authentication) {
        return party(call, Optional.of(person))
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication));
    }

    /**
     * Keeps what a browser made.
     *
     * @throws RuntimeException when it does not answer the offer
     */
    void register(
            Call call,
            SignedIn person,
            PublicKeyCredentialCreationOptions offer,
            PublicKeyCredential<AuthenticatorAttestationResponse> made,
            String label) {
        party(call, Optional.of(person))
                .registerCredential(
                        new ImmutableRelyingPartyRegistrationRequest(offer, new RelyingPartyPublicKey(made, label)));
    }

    /** What a browser needs to use a passkey: one of this person, or any it has where there is none. */
    PublicKeyCredentialRequestOptions challenge(
            Call call, Optional<SignedIn> person, @Nullable Authentication authentication) {
        return party(call, person)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                        person.isPresent() ? authentication : null));
    }

    /**
     * Whose passkey answered a challenge.
     *
     * @throws RuntimeException when none of this tenant did
     */
    UUID use(
            Call call,
            PublicKeyCredentialRequestOptions challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        return id(party(call, Optional.empty())
                .authenticate(new RelyingPartyAuthenticationRequest(challenge, answer))
                .getId());
    }

    private static Bytes bytes(UUID id) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    private static UUID id(Bytes bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.getBytes());
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** The person a passkey is made for, and the bare ids of all others: names stay in the directory. */
    private record Owners(Optional<SignedIn> person) implements PublicKeyCredentialUserEntityRepository {

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
            return person.map(it -> entity(it.user(), it.principalName(), it.name()))
                    .orElse(null);
        }

        @Override
        public PublicKeyCredentialUserEntity findById(Bytes id) {
            return entity(id(id), "", "");
        }

        private static PublicKeyCredentialUserEntity entity(UUID user, String name, String displayName) {
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(bytes(user))
                    .name(name)
                    .displayName(displayName)
                    .build();
        }

        @Override
        public void save(PublicKeyCredentialUserEntity entity) {
            throw new UnsupportedOperationException("people are made in the directory");
        }

        @Override
        public void delete(Bytes id) {
            throw new UnsupportedOperationException("people are deleted in the directory");
        }
    }

    /** The passkeys of a tenant. */
    private final class Ring implements UserCredentialRepository {

        private final Call call;

        Ring(Call call) {
            this.call = call;
        }

        @Override
        public void save(CredentialRecord it) {
            sql.statement(call, """
                    insert into passkey (tenant_id, id, user_id, credential_id, public_key, sign_count, verified, backup_eligible,
                      backed_up, transports, attestation, client_data, label, created_at, last_used_at)
                    values (:tenant, :id, :user, :credential, :key, :count, :verified, :eligible,
                      :backedUp, :transports::text[], :attestation, :clientData, :label, :real, :real)
                    on conflict (tenant_id, credential_id) do update
                    set
                      sign_count = excluded.sign_count,
                      verified = excluded.verified,
                      backed_up = excluded.backed_up,
                      last_used_at = excluded.last_used_at
                    """)
                    .bind("id", Ids.next())
                    .bind("user", id(it.getUserEntityUserId()))
                    .bind("credential", it.getCredentialId().toBase64UrlString())
                    .bind("key", new Bytes(it.getPublicKey().getBytes()).toBase64UrlString())
                    .bind("count", it.getSignatureCount())
                    .bind("verified", it.isUvInitialized())
                    .bind("eligible", it.isBackupEligible())
                    .bind("backedUp", it.isBackupState())
                    .bind(
                            "transports",
                            it.getTransports().stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .toList())
                    .bind("attestation", text(it.getAttestationObject()))
                    .bind("clientData", text(it.getAttestationClientDataJSON()))
                    .bind("label", it.getLabel())
                    .bind("real", clock.instant())
                    .update();
        }

        private static @Nullable String text(@Nullable Bytes bytes) {
            return bytes == null ? null : bytes.toBase64UrlString();
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
            return sql.statement(call, """
                    select *
                    from passkey
                    where tenant_id = :tenant
                      and credential_id = :credential
                    """)
                    .bind("credential", credential.toBase64UrlString())
                    .<CredentialRecord>optional(Ring::read)
                    .orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes user) {
            return sql.statement(call, """
                    select *
                    from passkey
                    where tenant_id = :tenant
                      and user_id = :user
                    order by created_at
                    """).bind("user", id(user)).list(Ring::read);
        }

        private static CredentialRecord read(Row row) {
            return ImmutableCredentialRecord.builder()
                    .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                    .credentialId(Bytes.fromBase64(row.text("credential_id")))
                    .userEntityUserId(bytes(row.id("user_id")))
                    .publicKey(ImmutablePublicKeyCose.fromBase64(row.text("public_key")))
                    .signatureCount(row.bigNumber("sign_count"))
                    .uvInitialized(row.bool("verified"))
                    .backupEligible(row.bool("backup_eligible"))
                    .backupState(row.bool("backed_up"))
                    .transports(row.texts("transports").stream()
                            .map(AuthenticatorTransport::valueOf)
                            .collect(Collectors.toSet()))
                    .attestationObject(Bytes.fromBase64(row.text("attestation")))
                    .attestationClientDataJSON(Bytes.fromBase64(row.text("client_data")))
                    .label(row.text("label"))
                    .created(row.instant("created_at"))
                    .lastUsed(row.instant("last_used_at"))
                    .build();
        }

        @Override
        public void delete(Bytes credential) {
            throw new UnsupportedOperationException("passkeys are removed by their id");
        }
    }
}
