package org.latchkey.identity;

import java.util.List;

/** The names under which clients ask for this server's API: Microsoft's for Graph, and our own address. */
final class Resources {

    /** The audience our own tokens name. */
    static final String GRAPH = "https://graph.microsoft.com";

    /** Graph's application id. */
    static final String GRAPH_ID = "00000003-0000-0000-c000-000000000000";

    private Resources() {}

    /** The name of a permission without its resource in front; as it is when the resource is not this server. */
    static String withoutResource(String scope, String base) {
        for (String resource : names(base)) {
            if (scope.startsWith(resource + "/")) {
                // Microsoft's own form for a resource whose name ends in a slash has two.
                return scope.substring(resource.length()).replaceFirst("^/+", "");
            }
        }
        return scope;
    }

    /** The resource a scope names, with a slash at the end; empty when it names none. */
    static String resourceOf(String scope, String base) {
        return names(base).stream()
                .filter(resource -> scope.startsWith(resource + "/"))
                .map(resource -> resource + "/")
                .findFirst()
                .orElse("");
    }

    static boolean isAudience(String audience, String base) {
        return names(base).contains(audience);
    }

    private static List<String> names(String base) {
        return List.of(GRAPH, GRAPH_ID, base);
    }
}
