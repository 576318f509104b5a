package org.latchkey.graph.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.graph.Resource;
import org.latchkey.graph.query.QueryOptions;

/** How many rows a page has, and which query a page belongs to. */
final class Paging {

    private Paging() {}

    /**
     * The size of a page.
     *
     * @throws org.latchkey.kernel.Problem when {@code $top} is below 1 or above what the resource allows
     */
    static int size(Resource resource, @Nullable Integer top) {
        if (top == null) {
            return resource.defaultPage();
        }
        if (top < 1 || top > resource.maxPage()) {
            throw Refusals.pageSize(top, resource.maxPage());
        }
        return top;
    }

    /** What tells a query from others, so that a token of one is refused by another. The size of its pages may change. */
    static String fingerprint(UUID tenant, Route route, QueryOptions options) {
        List<@Nullable Object> parts = Arrays.asList(
                tenant,
                text(route),
                options.select(),
                options.filter(),
                options.orderBy(),
                options.expand(),
                options.search());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(parts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String text(Route route) {
        StringBuilder text = new StringBuilder(text(route.start()));
        for (Route.Hop hop : route.hops()) {
            text.append('/').append(hop.link().name()).append(text(hop.step()));
        }
        Route.Narrowing narrowing = route.narrowing();
        if (narrowing != null) {
            text.append('/').append(narrowing.condition()).append(narrowing.arguments());
        }
        return text.toString();
    }

    private static String text(Route.Step step) {
        Resource cast = step.cast();
        return step.resource().name() + "(" + step.handle() + ")" + (cast == null ? "" : "/" + cast.name());
    }
}
