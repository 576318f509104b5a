package org.latchkey.directory;

import java.util.UUID;

/** Somebody's place in a group, whatever gave it. */
public record Tie(UUID group, UUID principal, Access access) {}
