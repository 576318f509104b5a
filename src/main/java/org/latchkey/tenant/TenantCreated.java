package org.latchkey.tenant;

import org.latchkey.kernel.Call;

/** A tenant exists: whoever keeps something built in for every tenant puts it there now, in the same transaction. */
public record TenantCreated(Call call, Tenant tenant) {}
