package org.latchkey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;

/** The sample company's history while it is told: who and what there is by now, and the calls of its people at their time. */
final class SampleStory {

    private final Tenant tenant;
    private final Instant now;
    private final Set<String> permissions;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, Caller> people = new HashMap<>();

    /**
     * @param now when the story ends: what the tenant's clock shows
     * @param permissions those the people's tokens carry
     */
    SampleStory(Tenant tenant, Instant now, Set<String> permissions) {
        this.tenant = tenant;
        this.now = now;
        this.permissions = permissions;
    }

    String domain() {
        return tenant.domain();
    }

    Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }

    /** A person, under their nickname. */
    void remember(String nickname, String name, UUID id) {
        remember(nickname, id);
        people.put(
                nickname,
                new Caller(
                        Caller.Kind.USER,
                        id,
                        name,
                        nickname + "@" + domain(),
                        permissions,
                        Set.of("pwd", "mfa"),
                        Set.of(),
                        ""));
    }

    /** A thing, under a name of its own. */
    void remember(String name, UUID id) {
        if (ids.put(name, id) != null) {
            throw new IllegalStateException("there are two of " + name);
        }
    }

    UUID id(String name) {
        UUID id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("there is no " + name + " yet");
        }
        return id;
    }

    /** A call of a person, signed in with two factors and every permission. */
    Call by(String nickname, int daysAgo) {
        return by(nickname, daysAgo(daysAgo));
    }

    Call by(String nickname, Instant at) {
        Caller caller = people.get(nickname);
        if (caller == null) {
            throw new IllegalStateException("nobody is called " + nickname);
        }
        return new Call(Ids.next(), tenant.id(), caller, at);
    }

    Call bySystem(int daysAgo) {
        return Call.bySystem(tenant.id(), daysAgo(daysAgo));
    }
}
