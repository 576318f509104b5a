package org.latchkey.identity;

import org.latchkey.authentication.SignedOut;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.directory.ObjectsRemoved;
import org.latchkey.directory.ServicePrincipals;
import org.latchkey.sql.Sql;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What ends with something else: no code and no refresh token of it is good any more. */
@Component
class EndedAuthorizations {

    private final Sql sql;
    private final ServicePrincipals principals;

    EndedAuthorizations(Sql sql, ServicePrincipals principals) {
        this.sql = sql;
        this.principals = principals;
    }

    /** What people agreed to goes with the service principal that they agreed to it for. */
    @EventListener
    void on(ObjectsRemoved removed) {
        if (removed.type() == DirectoryObject.Type.SERVICE_PRINCIPAL) {
            sql.statement(removed.call(), """
                    delete from client_authorization
                    where tenant_id = :tenant
                      and client_id = any(:clients::uuid[])
                    """)
                    .bind("clients", principals.clientIds(removed.call(), removed.ids()))
                    .update();
        }
    }

    /**
     * The pages of a browser are signed out with it. What was granted for {@code offline_access} to a program or a server goes on without
     * its person, as that scope says (OpenID Connect Back-Channel Logout 1.0, 2.7).
     */
    @EventListener
    void on(SignedOut left) {
        sql.statement("""
                delete from client_authorization
                where tenant_id = :tenant
                  and session_id = :session
                """)
                .bind("tenant", left.tenant())
                .bind("session", left.session())
                .update();
    }
}
