package org.latchkey.tenant;

import java.time.Duration;
import java.util.UUID;

/**
 * One organization on this server.
 *
 * @param domain its verified domain, the part after the @ of its people's principal names
 * @param clockOffset how far its clock is ahead of the system's; zero outside a sandbox
 */
public record Tenant(UUID id, String displayName, String domain, Duration clockOffset) {}
