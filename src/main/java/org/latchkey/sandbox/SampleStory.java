package org.latchkey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.latchkey.graph.Wire;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.tenant.Tenant;
import org.latchkey.time.TimeMachine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample company's history while it is told: who and what there is by now, and the calls of its people at their time. */
final class SampleStory {

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9.-]*)}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Wire wire;
    private final TimeMachine time;
    private final Tenant tenant;
    private final Instant now;
    private final Set<String> permissions;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, Caller> people = new HashMap<>();

    /**
     * @param now when the story ends: what the tenant's clock shows
     * @param permissions those the people's tokens carry
     */
    SampleStory(Wire wire, TimeMachine time, Tenant tenant, Instant now, Set<String> permissions) {
        this.wire = wire;
        this.time = time;
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

    Instant ago(String duration) {
        return now.minus(Duration.parse(duration));
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

    /** Makes a request as a person and tells what was answered. {@code {name}} stands for the id remembered by that name. */
    JsonNode send(String nickname, Instant at, String method, String target, String body) {
        var filled = fill(target).replace(" ", "%20");
        var reply = wire.send(by(nickname, at), method, filled, fill(body));
        if (reply.status() >= 300) {
            throw new IllegalStateException(
                    "%s, %s %s was answered %d %s".formatted(nickname, method, filled, reply.status(), reply.body()));
        }
        return reply.body().isEmpty() ? JSON.nullNode() : JSON.readTree(reply.body());
    }

    JsonNode get(String nickname, Instant at, String target) {
        return send(nickname, at, "GET", target, "");
    }

    /** Makes something and tells its id. */
    UUID post(String nickname, Instant at, String target, String body) {
        return UUID.fromString(
                send(nickname, at, "POST", target, body).path("id").asString());
    }

    void patch(String nickname, Instant at, String target, String body) {
        send(nickname, at, "PATCH", target, body);
    }

    /** Lets everything happen that was due until then. */
    void pass(Instant until) {
        time.settle(tenant.id(), until);
    }

    /** The lines of a table, cell by cell. */
    static List<String[]> table(String text) {
        return text.lines().map(line -> line.split(" \\| ", -1)).toList();
    }

    private String fill(String text) {
        return NAME.matcher(text).replaceAll(match -> id(match.group(1)).toString());
    }
}
