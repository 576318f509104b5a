package org.latchkey.graph.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;
import org.latchkey.graph.query.QueryParser;
import org.latchkey.graph.read.Reader;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.write.Body;
import org.latchkey.graph.write.BodyReader;
import org.latchkey.graph.write.Mode;
import org.latchkey.graph.write.ReferenceText;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.springframework.stereotype.Component;

/**
 * Answers what changes something: the token's permission, then the body, then the rows it is about, then the verb and
 * the reading of its answer in one transaction.
 */
@Component
final class Writes {

    private final Registry registry;
    private final BodyReader bodies;
    private final Threshold threshold;
    private final Transactions transactions;
    private final Reader reader;
    private final Answers answers;

    Writes(
            Registry registry,
            BodyReader bodies,
            Threshold threshold,
            Transactions transactions,
            Reader reader,
            Answers answers) {
        this.registry = registry;
        this.bodies = bodies;
        this.threshold = threshold;
        this.transactions = transactions;
        this.reader = reader;
        this.answers = answers;
    }

    /** A request that is about to change something. */
    private record Attempt(GraphRequest request, Call call, Route route, QueryOptions options, Dialect dialect) {

        static Attempt of(GraphRequest request, Call call, Route route) {
            QueryOptions options = QueryParser.parse(request.query());
            return new Attempt(request, call, route, options, Dialect.of(request, options.format()));
        }
    }

    /** What a verb does, once everything before it agreed. */
    private interface Verb {
        Outcome run(Keys keys);
    }

    <C> GraphResponse create(GraphRequest request, Call call, Route route, Operation.Create<C> create) {
        return create(Attempt.of(request, call, route), create, Map.of());
    }

    private <C> GraphResponse create(Attempt attempt, Operation.Create<C> create, Map<String, String> named) {
        threshold.permit(attempt.call(), create.action());
        Resource resource = attempt.route().target();
        Body body = bodies.read(attempt.request().body(), resource, Mode.CREATE, named);
        C command = body.as(create.command());
        Operation.Within within = create.within();
        if (within != null) {
            String key = body.text(within.path())
                    .orElseThrow(() ->
                            Problem.of(resource.badBody(), "A value is required for '%s'.".formatted(within.path())));
            threshold.over(attempt.call(), registry.get(within.type()), key, create.action());
        } else {
            threshold.overCollection(attempt.call(), attempt.route(), create.action());
        }
        return carryOut(attempt, keys -> create.run().run(attempt.call(), keys, command));
    }

    GraphResponse update(GraphRequest request, Call call, Route route, Operation.Update update) {
        Attempt attempt = Attempt.of(request, call, route);
        threshold.permit(call, update.action());
        boolean mayCreate = request.prefers("create-if-missing");
        if (mayCreate && route.last().handle() instanceof Route.Handle.Alternate named && !reader.exists(call, route)) {
            Operation.Create<?> create = route.target().creation().orElseThrow(() -> Reads.missing(route));
            Attempt anew = new Attempt(request, call, Route.of(route.target()), attempt.options(), attempt.dialect());
            return create(anew, create, Map.of(named.property(), named.value()));
        }
        Patch patch = bodies.read(request.body(), route.target(), mayCreate ? Mode.REPEAT : Mode.UPDATE, Map.of())
                .patch();
        threshold.over(call, route, update.action());
        return carryOut(attempt, keys -> update.run().run(call, keys, patch));
    }

    <C> GraphResponse replace(GraphRequest request, Call call, Route route, Operation.Replace<C> replace) {
        threshold.permit(call, replace.action());
        C command = bodies.read(request.body(), route.target(), Mode.REPLACE, Map.of())
                .as(replace.command());
        threshold.over(call, route, replace.action());
        return carryOut(Attempt.of(request, call, route), keys -> replace.run().run(call, keys, command));
    }

    GraphResponse delete(GraphRequest request, Call call, Route route, Operation.Delete delete) {
        threshold.over(call, route, delete.action());
        return carryOut(Attempt.of(request, call, route), keys -> delete.run().run(call, keys));
    }

    <C> GraphResponse act(GraphRequest request, Call call, Route route, Operation.Act<C> act) {
        threshold.permit(call, act.action());
        C parameters = bodies.parameters(request.body(), route.target(), act.parameters());
        if (act.onCollection()) {
            threshold.overCollection(call, route, act.action());
        } else {
            threshold.over(call, route, act.action());
        }
        return carryOut(Attempt.of(request, call, route), keys -> act.run().run(call, keys, parameters));
    }

    /** Adds the reference that the body names. */
    GraphResponse refer(GraphRequest request, Call call, Route route, Operation.Reference reference) {
        Route parent = parent(route);
        threshold.permit(call, reference.action());
        String target = ReferenceText.inBody(request.body(), parent.target().badBody(), route.target());
        threshold.over(call, parent, reference.action());
        return carryOut(Attempt.of(request, call, parent), keys -> {
            reference.add().run(call, and(keys, target));
            return Outcome.NONE;
        });
    }

    /** Removes the reference that the path names; the one there is when the link leads to one. */
    GraphResponse unrefer(GraphRequest request, Call call, Route route, Operation.Reference reference) {
        Route parent = parent(route);
        threshold.over(call, parent, reference.action());
        return carryOut(Attempt.of(request, call, parent), keys -> {
            reference.remove().run(call, route.last().handle() == null ? keys : and(keys, threshold.key(call, route)));
            return Outcome.NONE;
        });
    }

    private static Keys and(Keys keys, String target) {
        List<String> more = new ArrayList<>(keys.values());
        more.add(target);
        return new Keys(more);
    }

    private static Route parent(Route route) {
        Route parent = route.parent();
        if (parent == null) {
            throw new IllegalStateException("a reference without a link");
        }
        return parent;
    }

    private GraphResponse carryOut(Attempt attempt, Verb verb) {
        Keys keys = threshold.keys(attempt.call(), attempt.route());
        return transactions.run(() -> answer(attempt, verb.run(keys)));
    }

    private GraphResponse answer(Attempt attempt, Outcome outcome) {
        GraphRequest request = attempt.request();
        return switch (outcome) {
            case Outcome.Empty empty -> GraphResponse.empty(empty.status());
            case Outcome.Created created ->
                entity(attempt, 201, created.id(), created.except())
                        .with("Location", answers.url(request, attempt.route(), created.id()));
            case Outcome.Shown shown -> entity(attempt, 200, shown.id(), Map.of());
            case Outcome.Literal literal ->
                answers.literal(
                        request,
                        attempt.dialect(),
                        literal.status(),
                        attempt.route(),
                        attempt.options(),
                        literal.json());
            case Outcome.Values values -> answers.values(request, attempt.dialect(), values.edmType(), values.values());
            case Outcome.Rows rows -> rows(attempt, rows);
        };
    }

    private GraphResponse entity(Attempt attempt, int status, String key, Map<String, ?> except) {
        List<String> rows = rows(attempt, attempt.route().target(), List.of(key));
        if (rows.isEmpty()) {
            throw new IllegalStateException("a verb answered with a %s that is not there: %s"
                    .formatted(attempt.route().target().name(), key));
        }
        return answers.entity(
                attempt.request(),
                attempt.dialect(),
                status,
                attempt.route(),
                attempt.options(),
                rows.getFirst(),
                except);
    }

    private GraphResponse rows(Attempt attempt, Outcome.Rows rows) {
        Resource resource = registry.get(rows.type());
        return answers.rows(
                attempt.request(), attempt.dialect(), resource, attempt.options(), rows(attempt, resource, rows.ids()));
    }

    private List<String> rows(Attempt attempt, Resource resource, List<String> keys) {
        return reader.rows(
                attempt.call(),
                resource,
                keys,
                attempt.options(),
                attempt.dialect().preferences());
    }
}
