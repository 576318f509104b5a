package org.latchkey.authentication;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    private final MailCodes mailCodes;
    private final AuditLog audit;
    private final InstantSource clock;

    Methods(Sql sql, TimeCodes timeCodes, MailCodes mailCodes, AuditLog audit, InstantSource clock) {
        this.sql = sql;
        this.timeCodes = timeCodes;
        this.mailCodes = mailCodes;
        this.audit = audit;
        this.clock = clock;
    }

    /** The kinds of method. */
    enum Kind {
        APP,
        PASSKEY,
        MAIL,
        PASS;

        String title() {
            return switch (this) {
                case APP -> "Authenticator app";
                case PASSKEY -> "Passkey";
                case MAIL -> "Code by mail";
                case PASS -> "Temporary Access Pass";
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
                union all
                select 'PASS', id, '', created_at
                from temporary_access_pass it
                where it.tenant_id = :tenant and it.user_id = :user and %s
                order by created_at
                """.formatted(AccessPasses.USABLE))
                .bind("user", user)
                .list(row -> new Method(
                        Kind.valueOf(row.text("kind")), row.id("id"), row.text("label"), row.instant("created_at")));
    }

    Set<Kind> kinds(Call call, UUID user) {
        return Set.copyOf(of(call, user).stream().map(Method::kind).distinct().toList());
    }

    /** Somebody shows, by a code, that an app has their secret; false when it is not one. */
    @Transactional
    public boolean addApp(Guest owner, byte[] secret, String code) {
        Optional<Long> step = timeCodes.step(secret, code);
        if (step.isPresent()) {
            timeCodes.register(owner.call(), owner.id(), secret, step.get());
            tell(owner.call(), owner.account(), "registered", "Add", Kind.APP);
        }
        return step.isPresent();
    }

    /** Somebody shows that they got the code that was mailed to an address; false when they do not. */
    @Transactional
    public boolean setMail(Guest owner, String code) {
        Optional<String> address = mailCodes.use(owner.call(), owner.id(), code);
        address.ifPresent(it -> setMail(owner.call(), owner.account(), it));
        return address.isPresent();
    }

    /** Sets where somebody gets codes by mail, in place of the address before. */
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
        tell(call, user, "registered", "Add", Kind.MAIL);
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
            case PASS -> delete(call, user, """
                    delete from temporary_access_pass
                    where tenant_id = :tenant and user_id = :user and id = :id
                    """, id);
        };
        if (removed) {
            tell(call, user, "deleted", "Delete", kind);
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

    /** Writes down that a method was registered or deleted, by its owner or an administrator. */
    void tell(Call call, DirectoryObject user, String done, String operation, Kind kind) {
        String who = user.id().equals(call.caller().id()) ? "User" : "Admin";
        audit.record(
                call,
                List.of(AuditEntry.of(
                                who + " " + done + " security info",
                                "UserManagement",
                                operation,
                                "Authentication Methods")
                        .target(user.target())
                        .detail("method", kind.title())));
    }
}
