package org.latchkey.authentication;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.latchkey.audit.AuditEntry;
import org.latchkey.audit.AuditLog;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have registered to sign in with, besides their password. */
@Component
class Methods {

    private final Sql sql;
    private final TimeCodes timeCodes;
    private final AuditLog audit;
    private final InstantSource clock;

    Methods(Sql sql, TimeCodes timeCodes, AuditLog audit, InstantSource clock) {
        this.sql = sql;
        this.timeCodes = timeCodes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The kinds of method. */
    enum Kind {
        APP,
        PASSKEY,
        MAIL;

        String title() {
            return switch (this) {
                case APP -> "Authenticator app";
                case PASSKEY -> "Passkey";
                case MAIL -> "Code by mail";
            };
        }
    }

    /**
     * One that somebody has.
     *
     * @param label what tells it apart from others of its kind
     */
    record Method(Kind kind, UUID id, String label, Instant since) {}

    List<Method> of(Call call, UUID user) {
        return sql.statement(call, """
                select 'PASSKEY' as kind, id, label, created_at
                from passkey
                where tenant_id = :tenant and user_id = :user
                union all
                select 'APP', id, '', created_at
                from software_oath_method
                where tenant_id = :tenant and user_id = :user
                union all
                select 'MAIL', user_id, address, created_at
                from mail_method
                where tenant_id = :tenant and user_id = :user
                order by created_at
                """)
                .bind("user", user)
                .list(row -> new Method(
                        Kind.valueOf(row.text("kind")), row.id("id"), row.text("label"), row.instant("created_at")));
    }

    Set<Kind> kinds(Call call, UUID user) {
        return Set.copyOf(of(call, user).stream().map(Method::kind).distinct().toList());
    }

    /** Somebody has shown that an app has their secret. */
    @Transactional
    public void addApp(Call call, DirectoryObject user, byte[] secret, long step) {
        timeCodes.register(call, user.id(), secret, step);
        tell(call, user, "User registered security info", "Add", Kind.APP);
    }

    /** Somebody has shown that they get mail at an address; it takes the place of the one before. */
    @Transactional
    public void setMail(Call call, DirectoryObject user, String address) {
        sql.statement(call, """
                insert into mail_method (tenant_id, user_id, address, created_at)
                values (:tenant, :user, :address, :real)
                on conflict (tenant_id, user_id) do update
                set
                  address = excluded.address,
                  created_at = excluded.created_at
                """)
                .bind("user", user.id())
                .bind("address", address)
                .bind("real", clock.instant())
                .update();
        tell(call, user, "User registered security info", "Add", Kind.MAIL);
    }

    /** Takes one away; false when there is none such. */
    @Transactional
    public boolean remove(Call call, DirectoryObject user, Kind kind, UUID id) {
        boolean removed = switch (kind) {
            case APP -> delete(call, user, """
                    delete from software_oath_method
                    where tenant_id = :tenant and user_id = :user and id = :id
                    """, id);
            case PASSKEY -> delete(call, user, """
                    delete from passkey
                    where tenant_id = :tenant and user_id = :user and id = :id
                    """, id);
            case MAIL -> delete(call, user, """
                    delete from mail_method
                    where tenant_id = :tenant and user_id = :user and user_id = :id
                    """, id);
        };
        if (removed) {
            tell(call, user, "User deleted security info", "Delete", kind);
        }
        return removed;
    }

    private boolean delete(Call call, DirectoryObject user, String statement, UUID id) {
        return sql.statement(call, statement)
                        .bind("user", user.id())
                        .bind("id", id)
                        .update()
                > 0;
    }

    /** Writes down that a method was registered or taken away. */
    void tell(Call call, DirectoryObject user, String activity, String operation, Kind kind) {
        audit.record(
                call,
                List.of(AuditEntry.of(activity, "UserManagement", operation, "Authentication Methods")
                        .target(user.target())
                        .detail("method", kind.title())));
    }
}
