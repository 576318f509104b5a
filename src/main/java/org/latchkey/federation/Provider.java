package org.latchkey.federation;

import java.util.UUID;

/**
 * An OpenID provider that a tenant trusts.
 *
 * @param issuer what its tokens name as their issuer
 * @param wellKnown where its metadata is (OpenID Connect Discovery 1.0)
 * @param clientId what we are to it, and what its tokens for us are meant for
 * @param secret what we prove that with; never shown
 * @param scope what is asked for when somebody signs in, separated by spaces
 * @param claims which of its claims says what
 */
record Provider(
        UUID tenant,
        UUID id,
        String name,
        String issuer,
        String wellKnown,
        String clientId,
        String secret,
        String scope,
        Claims claims) {

    /**
     * The names of its claims.
     *
     * @param sub the one that names a person
     * @param email their mail address
     * @param emailVerified whether that address is known to be theirs
     */
    record Claims(String sub, String email, String emailVerified) {}

    /** Never with the secret. */
    @Override
    public String toString() {
        return "provider " + id + " (" + issuer + ")";
    }
}
