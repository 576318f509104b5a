package org.latchkey.graph;

import java.util.UUID;

/** An object named in a body by its id alone: {@code "catalog": {"id": "…"}}. */
public record Reference(UUID id) {}
