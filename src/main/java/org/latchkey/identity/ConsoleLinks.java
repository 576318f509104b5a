package org.latchkey.identity;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where the console's pages are, for mails that lead to them. */
@Component
public class ConsoleLinks {

    private final PublicUrl server;

    ConsoleLinks(PublicUrl server) {
        this.server = server;
    }

    /** What somebody has, and until when. */
    public String myAccess() {
        return server.text() + "/my-access/access";
    }

    /** What somebody has asked for, and how far it is. */
    public String myRequests() {
        return server.text() + "/my-access/requests";
    }

    /** What somebody is eligible for and has activated. */
    public String myRoles() {
        return server.text() + "/my-access/roles";
    }

    /** What somebody is to decide about. */
    public String approvals() {
        return server.text() + "/my-access/approvals";
    }

    /** What waits for an administrator of a group in privileged identity management. */
    public String pendingRequests(UUID group) {
        return server.text() + "/admin/pim/groups/" + group + "?tab=requests";
    }

    /** An access package, for those who look after it. */
    public String accessPackage(UUID id) {
        return server.text() + "/admin/entitlement/packages/" + id;
    }
}
