package org.latchkey.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.latchkey.tenant.Tenant;

/** The people of a tenant that anybody may sign in as, for trying and showing. There is one while the sandbox is open only. */
public interface SandboxPeople {

    /**
     * One of them.
     *
     * @param initials what stands for their picture
     * @param about what they do, to tell them apart
     */
    record Person(UUID id, String name, String principalName, String initials, String about) {}

    /** Whether a browser may use it: one on this machine that knows it speaks to this machine. */
    boolean isOpenTo(HttpServletRequest request);

    List<Person> people(Tenant tenant);
}
