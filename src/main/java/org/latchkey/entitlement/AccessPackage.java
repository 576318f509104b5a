package org.latchkey.entitlement;

import java.util.UUID;

/** An access package, as deciding and telling need it. */
public record AccessPackage(UUID id, UUID catalog, String displayName, boolean isHidden) {}
