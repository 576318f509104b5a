package org.latchkey.graph.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Preferences;
import org.latchkey.graph.read.Reader;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.read.Route.Handle;
import org.latchkey.graph.write.JsonText;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.springframework.stereotype.Component;

/** Who may pass to a verb: the row it is about must be there and in the scope of its action. */
@Component
final class Threshold {

    private final Guard guard;
    private final Reader reader;

    Threshold(Guard guard, Reader reader) {
        this.guard = guard;
        this.reader = reader;
    }

    /**
     * Whether the token permits an action at all.
     *
     * @throws Problem 403 when it does not
     */
    void permit(Call call, Action action) {
        guard.scope(call, action);
    }

    /** Over the entity a route ends at: 404 when it is not there for the caller, 403 when it is but not in the scope. */
    void over(Call call, Route route, Action action) {
        if (!reader.within(call, route, action)) {
            throw isVisible(call, route) ? Problem.of(action.withoutRole()) : Reads.missing(route);
        }
    }

    /** Over a row that a body names. Who knows its key learns no more than that it is not theirs to act on. */
    void over(Call call, Resource resource, String key, Action action) {
        if (resource.isGuidKey() && Ids.parse(key).isEmpty()) {
            throw Reads.missing(resource, key);
        }
        if (!reader.within(call, resource, key, action)) {
            throw reader.exists(call, resource, key) ? Problem.of(action.withoutRole()) : Reads.missing(resource, key);
        }
    }

    /**
     * Over a collection: its parent's row. At a root there is no row yet: where the scope looks at the caller alone it is
     * asked here, where it looks at rows the verb asks, which knows the one the body means.
     */
    void overCollection(Call call, Route route, Action action) {
        Route parent = route.parent();
        if (parent != null) {
            over(call, parent, action);
            return;
        }
        boolean looksAtRows = guard.scope(call, action).clauses().stream()
                .anyMatch(clause -> !clause.anchor().isEmpty());
        if (!looksAtRows) {
            guard.require(call, action, Map.of());
        }
    }

    private boolean isVisible(Call call, Route route) {
        try {
            return reader.entity(call, route, Reads.only("id"), Preferences.NONE)
                    .isPresent();
        } catch (Problem unreadable) {
            return false;
        }
    }

    /** The keys of a route from left to right, each as the row itself has it. */
    Keys keys(Call call, Route route) {
        List<String> keys = new ArrayList<>();
        for (Route at = route; at != null; at = at.parent()) {
            if (at.last().handle() instanceof Handle.Key || at.last().handle() instanceof Handle.Alternate) {
                keys.addFirst(key(call, at));
            }
        }
        return new Keys(keys);
    }

    /** The key of the entity a route ends at, whichever name the path gave it. */
    String key(Call call, Route route) {
        Resource resource = route.last().resource();
        if (route.last().handle() instanceof Handle.Key key
                && (!resource.isGuidKey() || Ids.parse(key.value()).isPresent())) {
            return key.value();
        }
        return reader.entity(call, route, Reads.only("id"), Preferences.NONE)
                .flatMap(row -> JsonText.parsed(row).path("id").stringValueOpt())
                .orElseThrow(() -> Reads.missing(route));
    }
}
