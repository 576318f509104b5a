package org.latchkey.graph.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.latchkey.graph.Keys;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Outcome;
import org.latchkey.graph.Patch;
import org.latchkey.graph.Registry;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Reader;
import org.latchkey.graph.read.Route;
import org.latchkey.graph.read.Route.Handle;
import org.latchkey.graph.write.Body;
import org.latchkey.graph.write.BodyReader;
import org.latchkey.graph.write.Mode;
import org.latchkey.graph.write.ReferenceText;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.boot.web.servlet.ServletRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The door for every path below {@code /v1.0} and {@code /beta}: a servlet beside Spring's, since nothing is left for that to
 * find, bind or convert. A write passes, in this order: the token's permission, the
 * body as declared, and then in one transaction the row it is about, the verb, and the reading of the answer.
 */
@Component
@ServletRegistration(
        name = "graph",
        urlMappings = {"/v1.0/*", "/beta/*"})
final class GraphEndpoint extends HttpServlet {

    private final PathMatcher paths;
    private final BodyReader bodies;
    private final Reader reader;
    private final Reads reads;
    private final Answers answers;
    private final Transactions transactions;
    private final Registry registry;
    private final Metadata metadata;
    private final Batch batch;
    private final ProblemWriter problems;

    GraphEndpoint(
            PathMatcher paths,
            BodyReader bodies,
            Reader reader,
            Reads reads,
            Answers answers,
            Transactions transactions,
            Registry registry,
            Metadata metadata,
            Batch batch,
            ProblemWriter problems) {
        this.paths = paths;
        this.bodies = bodies;
        this.reader = reader;
        this.reads = reads;
        this.answers = answers;
        this.transactions = transactions;
        this.registry = registry;
        this.metadata = metadata;
        this.batch = batch;
        this.problems = problems;
    }

    /** What a verb does, once everything before it agreed. */
    private interface Verb {
        Outcome run(Keys keys);
    }

    @Override
    protected void service(HttpServletRequest from, HttpServletResponse to) throws IOException {
        ServerHttpObservationFilter.findObservationContext(from)
                .ifPresent(measured ->
                        measured.setPathPattern(from.getHttpServletMapping().getPattern()));
        GraphRequest request = GraphRequest.of(from);
        GraphResponse response;
        try {
            response = serve(request.withBodyOf(from));
        } catch (Problem unreadable) {
            response = problems.write(request, unreadable).signed(request);
        }
        if (request.call() != null) {
            // What the tenant's clock shows, so that clients count down to the right instant.
            to.setDateHeader("Date", request.call().now().toEpochMilli());
        }
        response.writeTo(to);
    }

    /** The answer to a request, whatever happens. */
    GraphResponse serve(GraphRequest request) {
        return serve(request, false);
    }

    private GraphResponse serve(GraphRequest request, boolean isInBatch) {
        GraphResponse response;
        try {
            Target target = paths.match(request.version(), request.path(), request.call());
            if (isInBatch && target instanceof Target.Batch) {
                throw Problem.badRequest("A batch cannot hold a batch.");
            }
            response = at(target, request);
        } catch (Throwable failure) {
            response = problems.write(request, failure);
        }
        return response.signed(request);
    }

    private GraphResponse at(Target target, GraphRequest request) {
        boolean isAsking = request.method().equals(target.asking());
        if (target instanceof Target.Metadata && isAsking) {
            return GraphResponse.of(200, "application/xml;charset=utf-8", metadata.xml());
        }
        Call call = request.call();
        if (call == null && !(target instanceof Target.Metadata)) {
            throw Problem.of(ProblemCode.INVALID_AUTHENTICATION_TOKEN);
        }
        Operation write = target.writes().get(request.method());
        if (call != null && write != null && target instanceof Target.OnRoute there) {
            return write(call, Asked.of(request, there.route()), write);
        }
        if (call == null || !isAsking) {
            return problems.notAllowed(request, target.methods());
        }
        return switch (target) {
            case Target.Root root -> metadata.document(request);
            case Target.Batch all -> batch.run(request, one -> serve(one, true));
            case Target.Count count -> reads.count(call, Asked.counting(request, count.route()));
            case Target.Part part -> reads.part(call, Asked.of(request, part.route()), part);
            case Target.References references -> reads.references(call, Asked.of(request, references.route()));
            case Target.Rows rows -> reads.rows(call, Asked.of(request, rows.route()));
            case Target.Metadata same -> throw new IllegalStateException();
            case Target.Invocation never -> throw new IllegalStateException();
        };
    }

    private GraphResponse write(Call call, Asked asked, Operation operation) {
        reader.permit(call, operation.action());
        return switch (operation) {
            case Operation.Create<?> create -> create(call, asked, create, Map.of());
            case Operation.Update update -> update(call, asked, update);
            case Operation.Upsert upsert -> upsert(call, asked, upsert);
            case Operation.Replace<?> replace -> replace(call, asked, replace);
            case Operation.Delete delete ->
                carryOut(
                        call,
                        asked,
                        over(call, asked, delete),
                        keys -> delete.run().run(call, keys));
            case Operation.Act<?> act -> act(call, asked, act);
            case Operation.Reference reference -> refer(call, asked, reference);
            case Operation.Narrow asking -> throw new IllegalStateException(asking.name() + " changes nothing");
            case Operation.Elsewhere elsewhere ->
                throw new IllegalStateException(elsewhere.name() + " is done elsewhere");
        };
    }

    private <C> GraphResponse create(
            Call call, Asked asked, Operation.Create<C> create, Map<String, String> namedByPath) {
        Resource resource = asked.route().target();
        Body body = bodies.read(asked.request().json(), resource, Mode.CREATE, namedByPath);
        C command = body.as(create.command());
        Operation.Within within = create.within();
        if (within == null) {
            return carryOut(
                    call,
                    asked,
                    overCollection(call, asked, create),
                    keys -> create.run().run(call, keys, command));
        }
        String key = body.text(within.path())
                .orElseThrow(
                        () -> Problem.of(resource.badBody(), "A value is required for '%s'.".formatted(within.path())));
        return carryOut(
                call,
                asked,
                () -> reader.over(call, registry.get(within.type()), key, create.action()),
                keys -> create.run().run(call, keys, command));
    }

    private GraphResponse update(Call call, Asked asked, Operation.Update update) {
        boolean mayCreate = asked.request().prefers("create-if-missing");
        Route route = asked.route();
        if (mayCreate && route.last().handle() instanceof Handle.Alternate named && !reader.exists(call, route)) {
            Operation.Create<?> create = route.target().creation().orElseThrow(route::missing);
            reader.permit(call, create.action());
            return create(call, asked.about(Route.of(route.target())), create, Map.of(named.property(), named.value()));
        }
        Patch patch = bodies.read(
                        asked.request().json(), route.target(), mayCreate ? Mode.REPEAT : Mode.UPDATE, key(route))
                .patch();
        return carryOut(
                call, asked, over(call, asked, update), keys -> update.run().run(call, keys, patch));
    }

    private GraphResponse upsert(Call call, Asked asked, Operation.Upsert upsert) {
        Route route = asked.route();
        if (!(route.last().handle() instanceof Handle.Key key)) {
            throw route.missing();
        }
        Patch patch = bodies.read(asked.request().json(), route.target(), Mode.UPDATE, Map.of())
                .patch();
        return carryOut(
                call,
                asked,
                () -> reader.overCollection(call, Route.of(route.target()), upsert.action())
                        .and(key.value()),
                keys -> upsert.run().run(call, keys, patch));
    }

    private <C> GraphResponse replace(Call call, Asked asked, Operation.Replace<C> replace) {
        Route route = asked.route();
        C command = bodies.read(asked.request().json(), route.target(), Mode.REPLACE, key(route))
                .as(replace.command());
        return carryOut(
                call, asked, over(call, asked, replace), keys -> replace.run().run(call, keys, command));
    }

    /** What a path that ends at an id says of the body; a principal name says nothing of its id. */
    private static Map<String, String> key(Route route) {
        return route.last().handle() instanceof Handle.Key key && route.target().keyAlso() == null
                ? Map.of("id", key.value())
                : Map.of();
    }

    private <C> GraphResponse act(Call call, Asked asked, Operation.Act<C> act) {
        C parameters = bodies.parameters(asked.request().json(), asked.route().target(), act.parameters());
        return carryOut(
                call,
                asked,
                act.onCollection() ? overCollection(call, asked, act) : over(call, asked, act),
                keys -> act.run().run(call, keys, parameters));
    }

    /** Adds the reference that the body names, or removes the one that the path names or leads to. */
    private GraphResponse refer(Call call, Asked asked, Operation.Reference reference) {
        Route route = asked.route();
        Asked parent = asked.about(Objects.requireNonNull(route.parent()));
        boolean removes = asked.request().method().equals("DELETE");
        String named = removes
                ? ""
                : ReferenceText.inBody(
                        asked.request().json(), parent.route().target().badBody(), route.target());
        return carryOut(call, parent, over(call, parent, reference), keys -> {
            if (!removes) {
                reference.add().run(call, keys.and(named));
            } else if (route.last().handle() == null) {
                reference.remove().run(call, keys);
            } else {
                reference.remove().run(call, keys.and(reader.key(call, route)));
            }
            return Outcome.NONE;
        });
    }

    private Supplier<Keys> over(Call call, Asked asked, Operation operation) {
        return () -> reader.over(call, asked.route(), operation.action());
    }

    private Supplier<Keys> overCollection(Call call, Asked asked, Operation operation) {
        return () -> reader.overCollection(call, asked.route(), operation.action());
    }

    private GraphResponse carryOut(Call call, Asked asked, Supplier<Keys> admitted, Verb verb) {
        return transactions.run(() -> outcome(call, asked, verb.run(admitted.get())));
    }

    private GraphResponse outcome(Call call, Asked asked, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Empty empty -> GraphResponse.empty(empty.status());
            case Outcome.Created created -> answers.created(asked, created, row(call, asked, created.id()));
            case Outcome.Shown shown -> answers.entity(asked, row(call, asked, shown.id()));
            case Outcome.Literal literal -> answers.literal(asked, literal);
            case Outcome.Values values -> answers.values(asked, values);
            case Outcome.Rows rows -> {
                Resource resource = registry.get(rows.type());
                yield answers.rows(
                        asked, resource, reader.rows(call, resource, rows.ids(), asked.options(), asked.preferences()));
            }
        };
    }

    private String row(Call call, Asked asked, String key) {
        Resource resource = asked.route().target();
        return reader.rows(call, resource, List.of(key), asked.options(), asked.preferences()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "a verb answered with a %s that is not there: %s".formatted(resource.name(), key)));
    }
}
