package org.latchkey.entitlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.sql.Sql;
import org.latchkey.tenant.Tenants;
import org.latchkey.testkit.RunningServer;
import org.latchkey.time.TimeMachine;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant of its own with people and groups, whose time passes when it is told to. */
class BareTenant {

    private static final Set<String> PERMISSIONS =
            Set.of("EntitlementManagement.ReadWrite.All", "EntitlementMgmt-SubjectAccess.ReadWrite");

    final Sql sql = bean(Sql.class);
    final UUID id =
            bean(Tenants.class).create("Packages", Ids.next() + ".example").id();
    final TransactionTemplate transaction = new TransactionTemplate(bean(PlatformTransactionManager.class));

    static <T> T bean(Class<T> type) {
        return RunningServer.shared().bean(type);
    }

    Instant now() {
        return bean(Tenants.class).now(id);
    }

    Call system() {
        return Call.bySystem(id, now());
    }

    Call by(UUID user) {
        Caller caller = new Caller(Caller.Kind.USER, user, "Somebody", "", PERMISSIONS, Set.of(), Set.of(), "");
        return new Call(Ids.next(), id, caller, now());
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    void settle() {
        bean(TimeMachine.class).settle(id);
    }

    void pass(Duration time) {
        bean(TimeMachine.class).advance(id, now().plus(time));
    }

    void passDays(int days) {
        pass(Duration.ofDays(days));
    }

    UUID user(String name) {
        return object("user", name);
    }

    UUID group(String name) {
        return object("group", name);
    }

    private UUID object(String type, String name) {
        UUID object = Ids.next();
        sql.statement(system(), """
                insert into directory_object (tenant_id, id, type, display_name, user_principal_name, created_date_time)
                values (:tenant, :id, :type, :name, case when :type = 'user' then :id::text || '@latchkey.example' end, :now)
                """)
                .bind("id", object)
                .bind("type", type)
                .bind("name", name)
                .update();
        return object;
    }

    /** Puts somebody into a group by hand. */
    void join(UUID into, UUID who) {
        tie(into, who, "member");
    }

    /** Makes somebody an owner of a group by hand. */
    void own(UUID group, UUID who) {
        tie(group, who, "owner");
    }

    private void tie(UUID group, UUID who, String access) {
        sql.statement(system(), """
                insert into membership (tenant_id, id, group_id, principal_id, access, origin, source_id, starts_at)
                values (:tenant, gen_random_uuid(), :group, :who, :access, 'direct', '00000000-0000-0000-0000-000000000000', :now)
                """)
                .bind("group", group)
                .bind("who", who)
                .bind("access", access)
                .update();
    }

    List<String> activities() {
        return sql.statement(system(), """
                select activity_display_name
                from audit_entry
                where tenant_id = :tenant
                order by activity_date_time
                """).list(row -> row.text("activity_display_name"));
    }
}
