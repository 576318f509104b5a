package org.latchkey.graph.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.latchkey.graph.Link;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.Scope;

/**
 * A statement in the making: the aliases given out so far and the values bound so far. Its text depends on the shape of
 * the query only, so that queries of one shape share a prepared statement.
 */
final class Draft {

    /** Clients ask in few ways; who makes up more has them compiled anew each time. */
    private static final int MOST_TEXTS = 2_000;

    private final Call call;
    private final Guard guard;
    private final Registry registry;
    private final Preferences preferences;
    private final Map<Object, String> texts;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private int aliases;

    Draft(Call call, Guard guard, Registry registry, Preferences preferences) {
        this(call, guard, registry, preferences, new ConcurrentHashMap<>());
    }

    /** @param texts parts of statements by all that they depend on besides the declarations */
    Draft(Call call, Guard guard, Registry registry, Preferences preferences, Map<Object, String> texts) {
        this.call = call;
        this.guard = guard;
        this.registry = registry;
        this.preferences = preferences;
        this.texts = texts;
    }

    /** A part of a statement that is the same whenever its key is: it binds nothing, and depends on nothing else. */
    String once(Object key, Supplier<String> compiled) {
        String text = texts.get(key);
        if (text == null) {
            text = compiled.get();
            if (texts.size() < MOST_TEXTS) {
                texts.put(key, text);
            }
        }
        return text;
    }

    Preferences preferences() {
        return preferences;
    }

    /** The values to bind, besides those of the call. */
    Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** An alias nothing else in the statement has. */
    String alias() {
        return "t" + aliases++;
    }

    /**
     * Binds a value of the request.
     *
     * @throws Problem when it is a text that no text column can hold
     */
    String bind(Object value) {
        return bind("p" + values.size(), value);
    }

    private String bind(String name, Object value) {
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw Problem.badRequest("A value holds the character U+0000, which no text may hold.");
        }
        values.put(name, value);
        return ":" + name;
    }

    /** What a link leads to. */
    Resource target(Link link) {
        return registry.get(link.target());
    }

    /** The resource that serves a variant. */
    Resource resource(String name) {
        return registry.get(name);
    }

    /** The condition for rows to be in the scope of an action. */
    String scope(Action action, Resource resource, String alias) {
        return within(guard.scope(call, action), resource, alias);
    }

    /** The same for who only asks; {@code false} when the token does not permit the action. */
    String reach(Action action, Resource resource, String alias) {
        return within(guard.reach(call, action), resource, alias);
    }

    /** What the condition for rows to be in a scope is written by. */
    private record Within(Scope scope, String resource, String alias) {}

    private String within(Scope scope, Resource resource, String alias) {
        return once(new Within(scope, resource.name(), alias), () -> scope.sql(anchors(resource, alias)));
    }

    /** Whether the caller may begin an action that has no row yet. Where its scope looks at rows, the verb asks later. */
    String reach(Action action) {
        Scope reach = guard.reach(call, action);
        boolean looksAtRows =
                reach.clauses().stream().anyMatch(clause -> !clause.anchor().isEmpty());
        return looksAtRows ? "(true)" : reach.sql(Map.of());
    }

    private static Map<String, String> anchors(Resource resource, String alias) {
        return resource.anchors().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, anchor -> Aliases.it(anchor.getValue(), alias)));
    }

    /** The condition that a link leads from one row to another, for all the caller may know. */
    String on(Link link, String it, String to) {
        String joined = Aliases.on(link, it, to);
        Link.Veil veil = link.veil();
        if (veil == null) {
            return joined;
        }
        String seen = guard.reach(call, veil.action()).sql(Map.of(veil.anchor(), Aliases.both(veil.row(), it, to)));
        return Layout.fill("%s\n  and (%s or %s)", joined, Aliases.both(veil.open(), it, to), seen);
    }

    /** Refuses a call whose token does not allow an action anywhere. */
    void demandPermission(Action action) {
        guard.scope(call, action);
    }

    /** Binds the arguments of a narrowing and answers its condition. */
    String condition(Route.Narrowing narrowing, String alias) {
        narrowing.arguments().forEach(this::bind);
        return Aliases.it(narrowing.condition(), alias);
    }
}
