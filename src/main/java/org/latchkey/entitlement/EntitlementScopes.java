package org.latchkey.entitlement;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.latchkey.kernel.Scope;

/** The rows over which the roles of entitlement management reach. Anchors: {@code catalog} and {@code package}, the ids of one. */
public final class EntitlementScopes {

    /** What lies in catalogs the caller holds any role over. */
    public static final Scope ANY_CATALOG_ROLE = catalogsOf(
            EntitlementRole.CATALOG_OWNER,
            EntitlementRole.CATALOG_READER,
            EntitlementRole.ACCESS_PACKAGE_MANAGER,
            EntitlementRole.ASSIGNMENT_MANAGER);

    /** What lies in catalogs the caller owns. */
    public static final Scope OWNED_CATALOGS = catalogsOf(EntitlementRole.CATALOG_OWNER);

    /** Everything, while the caller may create catalogs. */
    public static final Scope WHILE_CATALOG_CREATOR = Scope.whenCaller(
            "exists (select 1 from caller_catalog(:tenant, :caller, :now) held where held.catalog_id is null and held.role_id = '"
                    + EntitlementRole.CATALOG_CREATOR.id() + "')");

    /** Everything, while the caller holds any role of entitlement management, over whatever. */
    public static final Scope WHILE_HOLDER =
            Scope.whenCaller("exists (select 1 from caller_catalog(:tenant, :caller, :now) held)");

    /** The packages that the caller may ask for on somebody's behalf. */
    public static final Scope FOR_OTHERS = Scope.over(
            "package",
            "{row} in (select others.access_package_id from package_for_others(:tenant, :caller, :now) others)");

    private EntitlementScopes() {}

    /** What lies in catalogs over which the caller holds one of the roles, directly or as a member of a group. */
    public static Scope catalogsOf(EntitlementRole... roles) {
        String ids = Arrays.stream(roles).map(role -> "'" + role.id() + "'").collect(Collectors.joining(", "));
        return Scope.over(
                "catalog",
                "{row} in (select held.catalog_id from caller_catalog(:tenant, :caller, :now) held where held.role_id in ("
                        + ids + "))");
    }
}
