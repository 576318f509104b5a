package org.latchkey.privileged;

import java.util.UUID;
import org.latchkey.directory.Access;

/** Somebody who may become a member or owner of a group by an activation of their own. */
public record Eligible(UUID group, UUID principal, Access access) {}
