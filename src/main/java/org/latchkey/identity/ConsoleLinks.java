package org.latchkey.identity;

import org.springframework.stereotype.Component;

/** Where the console's pages are, for mails that lead to them. */
@Component
public class ConsoleLinks {

    private final PublicUrl server;

    ConsoleLinks(PublicUrl server) {
        this.server = server;
    }

    /** What somebody may ask for, has asked for and has. */
    public String myAccess() {
        return server.text() + "/my-access";
    }

    /** What somebody is eligible for and has activated. */
    public String myRoles() {
        return server.text() + "/my-access/roles";
    }

    /** What somebody is to decide about. */
    public String approvals() {
        return server.text() + "/my-access/approvals";
    }

    /** The administrators' pages. */
    public String administration() {
        return server.text() + "/admin";
    }
}
