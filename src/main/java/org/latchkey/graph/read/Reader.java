package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Keys;
import org.latchkey.graph.ListRule;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.Scope;
import org.latchkey.sql.Row;
import org.latchkey.sql.Sql;
import org.springframework.stereotype.Component;

/**
 * Reads what a route leads to, as far as the caller may see it: one statement each. A row that is not there and one
 * that is not the caller's to see look the same.
 */
@Component
public final class Reader {

    private final Sql sql;
    private final Guard guard;
    private final Registry registry;
    private final Map<Object, String> texts = new ConcurrentHashMap<>();

    Reader(Sql sql, Guard guard, Registry registry) {
        this.sql = sql;
        this.guard = guard;
        this.registry = registry;
    }

    /**
     * A page of a collection, after the resource's own rule for lists agreed. With a {@code $skiptoken} it goes on where
     * the page before ended, and {@code $skip} no longer counts.
     *
     * @return empty when the path has a parent that is not there
     * @throws org.latchkey.kernel.Problem when an option does not fit the declaration, or the token not the query
     */
    public Optional<Page> list(Call call, Route route, QueryOptions options, Preferences preferences) {
        checkRule(call, route, options);
        Draft draft = draft(call, preferences);
        ReadCompiler.Listing listing = new ReadCompiler(draft).list(call.tenant(), route, options);
        List<Line> lines = statement(call, listing.sql(), draft).list(row -> Line.of(row, listing, preferences));
        List<Line> full = lines.stream().filter(line -> line.body() != null).toList();
        if (full.isEmpty()) {
            refuseWhoMayNotFollow(call, route);
        }
        if (full.isEmpty() && isOrphaned(call, route)) {
            return Optional.empty();
        }
        if (full.isEmpty()) {
            refuseWhoMayReadNothing(call, route);
        }
        Optional<Long> count =
                listing.isCounted() ? Optional.of(lines.getFirst().total()) : Optional.empty();
        Optional<String> allowed =
                preferences.allowed() ? Optional.ofNullable(lines.getFirst().allowed()) : Optional.empty();
        return Optional.of(page(listing, full, count, allowed));
    }

    private static Page page(
            ReadCompiler.Listing listing, List<Line> lines, Optional<Long> count, Optional<String> allowed) {
        boolean isLast = lines.size() <= listing.size();
        List<Line> shown = isLast ? lines : lines.subList(0, listing.size());
        Optional<String> next = isLast
                ? Optional.empty()
                : Optional.of(new PageToken(listing.query(), shown.getLast().place()).encode());
        List<String> bodies = new ArrayList<>();
        for (Line line : shown) {
            if (line.body() != null) {
                bodies.add(line.body());
            }
        }
        return new Page(bodies, count, allowed, next);
    }

    /** One row of a page's statement. */
    private record Line(
            @Nullable String body,
            List<@Nullable String> place,
            long total,
            @Nullable String allowed) {

        static Line of(Row row, ReadCompiler.Listing listing, Preferences preferences) {
            List<@Nullable String> place = new ArrayList<>();
            for (int term = 0; term < listing.order().terms().size(); term++) {
                place.add(row.textOrNull("place_" + term));
            }
            return new Line(
                    row.textOrNull("body"),
                    place,
                    listing.isCounted() ? row.bigNumber("total") : 0,
                    preferences.allowed() ? row.textOrNull("allowed") : null);
        }
    }

    /** The one entity a route ends at, as the text of a JSON object; empty when there is none. */
    public Optional<String> entity(Call call, Route route, QueryOptions options, Preferences preferences) {
        Draft draft = draft(call, preferences);
        String text = new ReadCompiler(draft).entity(route, options);
        Optional<String> found = statement(call, text, draft).optional(row -> row.text("body"));
        if (found.isEmpty()) {
            refuseWhoMayNotFollow(call, route);
            refuseWhoMayReadNothing(call, route);
        }
        return found;
    }

    /**
     * How many rows a collection has after its filter.
     *
     * @return empty when the path has a parent that is not there
     */
    public Optional<Long> count(Call call, Route route, QueryOptions options) {
        checkRule(call, route, options);
        Draft draft = draft(call, Preferences.NONE);
        String text = new ReadCompiler(draft).count(route, options);
        long count = statement(call, text, draft).one(row -> row.bigNumber("total"));
        if (count == 0) {
            refuseWhoMayNotFollow(call, route);
        }
        if (count == 0 && isOrphaned(call, route)) {
            return Optional.empty();
        }
        if (count == 0) {
            refuseWhoMayReadNothing(call, route);
        }
        return Optional.of(count);
    }

    /**
     * The rows with these keys, in no order, whether or not the caller may read them: for what a verb answers with. Keys
     * that are not there are left out.
     */
    public List<String> rows(
            Call call, Resource resource, Collection<String> keys, QueryOptions options, Preferences preferences) {
        Draft draft = draft(call, preferences);
        String text = new ReadCompiler(draft).keyed(resource, keys, options);
        return statement(call, text, draft).list(row -> row.text("body"));
    }

    /** Whether the entity a route ends at is there, whoever may see it. */
    public boolean exists(Call call, Route route) {
        Draft draft = draft(call, Preferences.NONE);
        return statement(call, new ReadCompiler(draft).isThere(route), draft).isTrue();
    }

    /** The key of the entity a route ends at, whichever name the path gave it; 404 when the caller does not see it. */
    public String key(Call call, Route route) {
        Resource resource = route.last().resource();
        if (route.last().handle() instanceof Route.Handle.Key key
                && (!resource.isGuidKey() || Ids.parse(key.value()).isPresent())) {
            return key.value();
        }
        Draft draft = draft(call, Preferences.NONE);
        return statement(call, new ReadCompiler(draft).key(route), draft)
                .optional(row -> row.text("key"))
                .orElseThrow(route::missing);
    }

    /**
     * Demands that the token permits an action at all.
     *
     * @throws Problem when it does not
     */
    public void permit(Call call, Action action) {
        guard.scope(call, action);
    }

    /**
     * Demands that the entity a route ends at is there and in the scope of an action.
     *
     * @return the keys of the route from left to right, each as the row itself has it
     * @throws Problem 404 when it is not there for the caller, 403 when it is but not in the scope
     */
    public Keys over(Call call, Route route, Action action) {
        return over(call, route, action, false);
    }

    /**
     * Demands that a row named by a body is there and in the scope of an action. Who knows its key learns no more than that it
     * is not theirs to act on.
     *
     * @return no keys: the path has none
     * @throws Problem 404 when it is not there, 403 when it is but not in the scope
     */
    public Keys over(Call call, Resource resource, String key, Action action) {
        over(call, Route.of(resource).key(key), action, true);
        return Keys.NONE;
    }

    private Keys over(Call call, Route route, Action action, boolean knownAnyway) {
        Draft draft = draft(call, Preferences.NONE);
        String text = new ReadCompiler(draft).admission(route, action, knownAnyway);
        return statement(call, text, draft)
                .optional(row -> {
                    if (!row.bool("is_within")) {
                        throw row.bool("is_known") ? Problem.of(action.withoutRole()) : route.missing();
                    }
                    return new Keys(row.texts("keys"));
                })
                .orElseThrow(route::missing);
    }

    /**
     * Demands that a collection is in the scope of an action: its parent's row. At a root there is no row yet: where the scope
     * looks at the caller alone it is asked here, where it looks at rows the verb asks, which knows the one the body means.
     *
     * @return the keys of the parent
     */
    public Keys overCollection(Call call, Route route, Action action) {
        Route parent = route.parent();
        if (parent != null) {
            return over(call, parent, action);
        }
        boolean looksAtRows = guard.scope(call, action).clauses().stream()
                .anyMatch(clause -> !clause.anchor().isEmpty());
        if (!looksAtRows) {
            guard.require(call, action, Map.of());
        }
        return Keys.NONE;
    }

    private Draft draft(Call call, Preferences preferences) {
        return new Draft(call, guard, registry, preferences, texts);
    }

    private Sql.Statement statement(Call call, String text, Draft draft) {
        Sql.Statement statement = sql.statement(call, text);
        draft.values().forEach(statement::bind);
        return statement;
    }

    /** The rule is about whole collections: a parent, or a function's own condition, says enough. */
    private static void checkRule(Call call, Route route, QueryOptions options) {
        ListRule rule = route.target().beforeList();
        if (rule != null && route.hops().isEmpty() && route.narrowing() == null) {
            rule.check(call, options.filter());
        }
    }

    /** An empty answer would be a lie to a caller who may read no row whatever it holds: that is a refusal. */
    private void refuseWhoMayReadNothing(Call call, Route route) {
        Resource root = route.start().resource();
        Action action = root.readBy();
        if (action == null || route.narrowing() != null || route.aloneAt() >= 0) {
            return;
        }
        boolean dependsOnRows = guard.scope(call, action).clauses().stream()
                .map(Scope.Clause::anchor)
                .anyMatch(root.anchors()::containsKey);
        if (!dependsOnRows && !guard.allows(call, action, Map.of())) {
            throw Problem.of(action.withoutRole());
        }
    }

    /** What a link that is guarded alone leads to is refused to whoever may know where it starts. */
    private void refuseWhoMayNotFollow(Call call, Route route) {
        int alone = route.aloneAt();
        Action action = alone < 0 ? null : route.hops().get(alone).guard();
        if (action != null) {
            over(call, route.before(alone), action);
        }
    }

    private boolean isOrphaned(Call call, Route route) {
        Route parent = route.parent();
        if (parent == null) {
            return false;
        }
        Draft draft = draft(call, Preferences.NONE);
        ReadCompiler compiler = new ReadCompiler(draft);
        String text = route.narrowing() == null ? compiler.isVisible(parent) : compiler.isThere(parent);
        return !statement(call, text, draft).isTrue();
    }
}
