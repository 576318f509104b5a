package org.latchkey.notification;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.latchkey.kernel.Call;

/** Where people get their mail. Implemented by the module that knows the people. */
public interface AddressBook {

    /** The addresses of those who have one, in one statement; whoever is gone or blocked is left out. */
    Map<UUID, String> addresses(Call call, Collection<UUID> people);
}
