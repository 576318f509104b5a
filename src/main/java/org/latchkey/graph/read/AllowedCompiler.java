package org.latchkey.graph.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Action;

/**
 * Compiles the annotation {@code @latchkey.allowed}: which operations a row, or a collection, offers to the caller. An operation
 * is named when the token permits its action and the row is in the action's scope: the same two questions that are asked when it
 * is called. What a verb asks beyond that, a policy or a state, is not known here.
 */
final class AllowedCompiler {

    static final String ANNOTATION = "@latchkey.allowed";

    private final Draft draft;

    AllowedCompiler(Draft draft) {
        this.draft = draft;
    }

    /** The names for a row, an expression of type text[]. */
    String row(Resource resource, String alias) {
        return names(onRow(resource), action -> draft.reach(action, resource, alias));
    }

    /** The names for a row of a variant: what all variants offer, then its own. */
    String row(Resource whole, String wholeAlias, Resource variant, String alias) {
        return row(whole, wholeAlias) + " || " + row(variant, alias);
    }

    /** The names for a collection, an expression of type text[]. A narrowed one offers what the whole does. */
    String collection(Route route) {
        Route parent = route.parent();
        if (parent == null) {
            return root(route.target());
        }
        Rows rows = new RouteCompiler(draft).all(parent);
        return Layout.fill(
                """
                (
                  select %s
                  %s
                  limit 1)""",
                names(
                        onCollection(route.hops().getLast().link(), route.target()),
                        action -> draft.reach(action, rows.resource(), rows.alias())),
                rows.sql());
    }

    private String root(Resource resource) {
        List<String> all = new ArrayList<>();
        resource.creation()
                .ifPresent(create -> all.add(names(
                        Map.of("create", create.action()),
                        action -> create.within() == null ? draft.reach(action) : within(create.within(), action))));
        // What a PATCH makes is made here too.
        resource.operation(Operation.Upsert.class)
                .ifPresent(upsert -> all.add(names(Map.of("create", upsert.action()), draft::reach)));
        all.add(names(actions(resource, true), draft::reach));
        return String.join(" || ", all);
    }

    /** Whether there is any row that the body of a create could name. */
    private String within(Operation.Within within, Action action) {
        Rows rows = Rows.of(draft, draft.resource(within.type()));
        String reach = draft.reach(action, rows.resource(), rows.alias());
        return reach.equals("false") ? reach : rows.and(reach).exist();
    }

    private static Map<String, Action> onRow(Resource resource) {
        Map<String, Action> offered = new LinkedHashMap<>();
        for (Operation operation : resource.operations()) {
            switch (operation) {
                case Operation.Update update -> offered.put("update", update.action());
                case Operation.Upsert upsert -> offered.put("update", upsert.action());
                case Operation.Replace<?> replace -> offered.put("replace", replace.action());
                case Operation.Delete delete -> offered.put("delete", delete.action());
                case Operation.Elsewhere elsewhere -> offered.put(elsewhere.name(), elsewhere.action());
                default -> {}
            }
        }
        offered.putAll(actions(resource, false));
        for (Link link : resource.links()) {
            onCollection(link).forEach((name, action) -> offered.put(link.name() + "/" + name, action));
        }
        return offered;
    }

    private static Map<String, Action> onCollection(Link link, Resource target) {
        Map<String, Action> offered = new LinkedHashMap<>(onCollection(link));
        offered.putAll(actions(target, true));
        return offered;
    }

    private static Map<String, Action> onCollection(Link link) {
        Map<String, Action> offered = new LinkedHashMap<>();
        if (link.create() != null) {
            offered.put("create", link.create().action());
        }
        if (link.reference() != null) {
            offered.put("$ref", link.reference().action());
        }
        return offered;
    }

    private static Map<String, Action> actions(Resource resource, boolean onCollection) {
        Map<String, Action> offered = new LinkedHashMap<>();
        for (Operation operation : resource.operations()) {
            if (operation instanceof Operation.Act<?> act && act.onCollection() == onCollection) {
                offered.put(act.name(), act.action());
            }
        }
        return offered;
    }

    /** The names whose condition holds; each condition is asked once. */
    private static String names(Map<String, Action> offered, Function<Action, String> condition) {
        Map<String, List<String>> byCondition = new LinkedHashMap<>();
        Map<Action, String> conditions = new LinkedHashMap<>();
        offered.forEach((name, action) -> byCondition
                .computeIfAbsent(conditions.computeIfAbsent(action, condition), key -> new ArrayList<>())
                .add(WireForm.quoted(name)));
        return Stream.concat(
                        Stream.of("cast(array[] as text[])"),
                        byCondition.entrySet().stream()
                                .filter(entry -> !entry.getKey().equals("false"))
                                .map(entry -> either(entry.getKey(), String.join(", ", entry.getValue()))))
                .collect(Collectors.joining("\n|| "));
    }

    private static String either(String condition, String names) {
        return condition.equals("(true)")
                ? "array[" + names + "]"
                : Layout.fill("case when %s then array[%s] else '{}' end", condition, names);
    }
}
