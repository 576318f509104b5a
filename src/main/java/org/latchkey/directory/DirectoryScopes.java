package org.latchkey.directory;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.latchkey.kernel.Scope;

/** The rows of the directory that callers may have rights over, for the authority table. */
public final class DirectoryScopes {

    /** Every row, for a person who is not a guest. */
    public static final Scope WHEN_MEMBER_USER = Scope.whenCaller("""
            exists (
              select from principal me
              where me.tenant_id = :tenant
                and me.id = :caller
                and me.type = 'user'
                and lower(coalesce(me.user_type, 'Member')) <> 'guest')""");

    /** The caller's own row. */
    public static final Scope SELF = Scope.over("user", "{row} = :caller");

    /** Rows that are users. */
    public static final Scope USERS = Scope.over("user", "{row} is not null");

    /** Rows that are groups. */
    public static final Scope GROUPS = Scope.over("group", "{row} is not null");

    /** Users who hold no directory role. */
    public static final Scope PLAIN_USERS =
            Scope.over("user", "not exists (select from held_role(:tenant, {row}, :now))");

    /** Applications the caller owns. */
    public static final Scope OWNED_APPLICATIONS = Scope.over("application", """
            exists (
              select from application_owner o
              where o.tenant_id = :tenant
                and o.application_id = {row}
                and o.owner_id = :caller)""");

    /** Groups the caller owns now. */
    public static final Scope OWNED_GROUPS = Scope.over("group", tied("owner"));

    /** Groups the caller is a direct member of now. */
    public static final Scope MEMBER_GROUPS = Scope.over("group", tied("member"));

    /** Groups that may not hold directory roles. */
    public static final Scope PLAIN_GROUPS = Scope.over("group", group("not g.role_assignable"));

    /** Groups that may hold directory roles. */
    public static final Scope ROLE_ASSIGNABLE_GROUPS = Scope.over("group", group("g.role_assignable"));

    /** Microsoft 365 groups. */
    public static final Scope MICROSOFT_365_GROUPS = Scope.over("group", group("g.microsoft365"));

    private DirectoryScopes() {}

    /** Every row, while the caller holds one of the roles. */
    public static Scope role(DirectoryRole... roles) {
        return Scope.whenCaller(holds(roles));
    }

    /** The rows of a scope, while the caller holds one of the roles. */
    public static Scope roleOver(Scope rows, DirectoryRole... roles) {
        return role(roles).and(rows);
    }

    private static String holds(DirectoryRole... roles) {
        return Arrays.stream(roles)
                .map(role -> "'" + role.template() + "'")
                .collect(Collectors.joining(", ", """
                        exists (
                          select from held_role(:tenant, :caller, :now) held
                          where held.template_id in (""", "))"));
    }

    private static String tied(String access) {
        return """
                exists (
                  select from active_membership(:now) tie
                  where tie.tenant_id = :tenant
                    and tie.group_id = {row}
                    and tie.principal_id = :caller
                    and tie.access = '%s')""".formatted(access);
    }

    private static String group(String condition) {
        return """
                exists (
                  select from directory_group g
                  where g.tenant_id = :tenant
                    and g.id = {row}
                    and %s)""".formatted(condition);
    }
}
