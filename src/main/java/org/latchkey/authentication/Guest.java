package org.latchkey.authentication;

import java.io.IOException;
import java.util.UUID;
import org.latchkey.directory.DirectoryObject;
import org.latchkey.kernel.Call;

/**
 * Somebody at a page who has said who they are: signed in, or halfway in and held until they have proven more.
 *
 * @param proof what they have proven
 * @param isHeld whether they are halfway in
 */
record Guest(Visit visit, SignedIn person, DirectoryObject account, Call call, Proof proof, boolean isHeld) {

    UUID id() {
        return person.user();
    }

    /** On to where they were led away from, now that they have proven more. */
    void onward() throws IOException {
        visit.go(next());
    }

    /** Where that is: whoever is held has a password to choose first. */
    String next() {
        return visit.errand().at(visit.id(), isHeld ? "/password" : "");
    }
}
