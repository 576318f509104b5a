package org.latchkey.graph.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.latchkey.graph.Link;
import org.latchkey.graph.Operation;
import org.latchkey.graph.Resource;
import org.latchkey.graph.read.Route;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.stereotype.Component;

/** Answers a request: finds what its path means and what its method does there. Never throws. */
@Component
final class Dispatcher {

    private final PathMatcher paths;
    private final Reads reads;
    private final Writes writes;
    private final Batch batch;
    private final Metadata metadata;
    private final ProblemWriter problems;

    Dispatcher(PathMatcher paths, Reads reads, Writes writes, Batch batch, Metadata metadata, ProblemWriter problems) {
        this.paths = paths;
        this.reads = reads;
        this.writes = writes;
        this.batch = batch;
        this.metadata = metadata;
        this.problems = problems;
    }

    /** What may be done at a target, by method. */
    private static final class Methods {

        private final Map<String, Supplier<GraphResponse>> byName = new LinkedHashMap<>();

        Methods on(String method, Supplier<GraphResponse> answer) {
            byName.put(method, answer);
            return this;
        }

        <O> Methods on(String method, Optional<O> operation, Function<O, GraphResponse> answer) {
            operation.ifPresent(offered -> on(method, () -> answer.apply(offered)));
            return this;
        }
    }

    GraphResponse serve(GraphRequest request) {
        return serve(request, false);
    }

    private GraphResponse serve(GraphRequest request, boolean isInBatch) {
        return signed(request, answered(request, isInBatch));
    }

    private GraphResponse answered(GraphRequest request, boolean isInBatch) {
        try {
            Target target = paths.match(request.version(), request.path(), request.call());
            if (isInBatch && target instanceof Target.Batch) {
                throw Problem.badRequest("A batch cannot hold a batch.");
            }
            Methods methods = methods(request, target);
            Supplier<GraphResponse> answer = methods.byName.get(request.method());
            return answer == null ? problems.notAllowed(request, methods.byName.keySet()) : answer.get();
        } catch (Throwable failure) {
            return problems.write(request, failure);
        }
    }

    /** The headers every answer has. */
    private static GraphResponse signed(GraphRequest request, GraphResponse response) {
        return response.with("request-id", request.id().toString())
                .with("client-request-id", request.clientId())
                .with("OData-Version", "4.0")
                .with("Cache-Control", "no-cache");
    }

    private Methods methods(GraphRequest request, Target target) {
        if (target instanceof Target.Metadata) {
            return new Methods()
                    .on("GET", () -> GraphResponse.of(200, "application/xml;charset=utf-8", metadata.xml()));
        }
        Call call = request.call();
        if (call == null) {
            throw Problem.of(ProblemCode.INVALID_AUTHENTICATION_TOKEN);
        }
        return switch (target) {
            case Target.Metadata same -> new Methods();
            case Target.Root root -> new Methods().on("GET", () -> metadata.document(request));
            case Target.Batch all -> new Methods().on("POST", () -> batch.run(typed(request), one -> serve(one, true)));
            case Target.Count count -> new Methods().on("GET", () -> reads.count(request, call, count.route()));
            case Target.Part part -> new Methods().on("GET", () -> reads.part(request, call, part));
            case Target.Invocation invocation ->
                new Methods().on("POST", () -> writes.act(typed(request), call, invocation.route(), invocation.act()));
            case Target.References references -> references(request, call, references.route());
            case Target.Rows rows ->
                rows.route().isCollection()
                        ? collection(request, call, rows.route())
                        : entity(request, call, rows.route());
        };
    }

    private Methods collection(GraphRequest request, Call call, Route route) {
        Methods methods = new Methods().on("GET", () -> reads.rows(request, call, route));
        if (route.narrowing() != null) {
            return methods;
        }
        Optional<Operation.Create<?>> create = route.hops().isEmpty()
                ? route.target().creation()
                : Optional.ofNullable(route.hops().getLast().link().create());
        return methods.on("POST", create, offered -> writes.create(typed(request), call, route, offered));
    }

    private Methods entity(GraphRequest request, Call call, Route route) {
        Methods methods = new Methods().on("GET", () -> reads.rows(request, call, route));
        if (!PathMatcher.isOwned(route)) {
            return methods;
        }
        Resource resource = route.target();
        return methods.on(
                        "PATCH",
                        resource.operation(Operation.Update.class),
                        update -> writes.update(typed(request), call, route, update))
                .on("PUT", resource.replacement(), replace -> writes.replace(typed(request), call, route, replace))
                .on(
                        "DELETE",
                        resource.operation(Operation.Delete.class),
                        delete -> writes.delete(request, call, route, delete));
    }

    private Methods references(GraphRequest request, Call call, Route route) {
        Link link = route.hops().getLast().link();
        Methods methods = new Methods().on("GET", () -> reads.references(request, call, route));
        Operation.Reference reference = link.reference();
        if (reference == null) {
            return methods;
        }
        if (route.isCollection()) {
            return methods.on("POST", () -> writes.refer(typed(request), call, route, reference));
        }
        if (!link.isMany()) {
            methods.on("PUT", () -> writes.refer(typed(request), call, route, reference));
        }
        return methods.on("DELETE", () -> writes.unrefer(request, call, route, reference));
    }

    /** A body that is there must say that it is JSON. */
    private static GraphRequest typed(GraphRequest request) {
        String type = request.header("Content-Type");
        if (!request.body().isEmpty() && !type.matches("(?i)\\s*application/([\\w.-]+\\+)?json\\s*(;.*)?")) {
            throw Problem.badRequest("The content type '%s' is not supported. Send application/json.".formatted(type));
        }
        return request;
    }
}
