package org.latchkey.notification;

import org.latchkey.sql.State;
import org.latchkey.sql.Transition;

/** The life of a mail. */
enum MailState implements State {
    /** Written while the server has no mail server: kept to be read, never sent. */
    HELD,
    DUE,
    SENT,
    /** Given up, with the reason in its row. */
    FAILED;

    static final Transition<MailState> DELIVER = Transition.from(DUE).to(SENT);

    /** The mail server refuses it for good, or would not take it for days. */
    static final Transition<MailState> GIVE_UP = Transition.from(DUE).to(FAILED);
}
