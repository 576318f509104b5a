package org.latchkey.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A registered application, as the modules above need it.
 *
 * @param appId its client id
 * @param isFallbackPublicClient whether it may use flows in which a client cannot prove itself, like the device code's
 * @param webRedirects where a confidential client takes codes
 * @param browserRedirects where a public client in a browser takes them
 * @param nativeRedirects where a public client on a person's machine takes them
 * @param secrets hashes (SHA-256, in base64 for URLs) of its secrets that hold now
 * @param certificates those it signs assertions with, base64 of DER, that have not ended
 * @param required the permissions it says it needs: the ids of scopes and roles, by the client id of their resource
 */
public record Application(
        UUID id,
        UUID appId,
        String displayName,
        boolean isFallbackPublicClient,
        Set<String> webRedirects,
        Set<String> browserRedirects,
        Set<String> nativeRedirects,
        List<String> secrets,
        List<String> certificates,
        Map<UUID, Set<UUID>> required) {

    public boolean isPublic() {
        return isFallbackPublicClient || !browserRedirects.isEmpty() || !nativeRedirects.isEmpty();
    }

    public boolean isConfidential() {
        return !secrets.isEmpty() || !certificates.isEmpty();
    }
}
