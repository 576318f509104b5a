package org.latchkey.graph.read;

import java.util.Locale;
import org.latchkey.graph.Resource;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/** What is wrong with options that the parser could read but the declaration cannot serve, in Graph's sentences. */
final class Refusals {

    private Refusals() {}

    static Problem unknownProperty(String name, String type) {
        return Problem.badRequest(
                "Could not find a property named '%s' on type 'microsoft.graph.%s'.".formatted(name, type));
    }

    static Problem unfilterable(String path, Resource resource) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_QUERY,
                "Unsupported or invalid query filter clause specified for property '%s' of resource '%s'."
                        .formatted(path, capitalised(resource.type())));
    }

    static Problem unsearchable(Resource resource) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_QUERY,
                "$search is not supported for resource '%s'.".formatted(capitalised(resource.type())));
    }

    static Problem unsearchable(String property, Resource resource) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_QUERY,
                "The property '%s' of resource '%s' cannot be searched."
                        .formatted(property, capitalised(resource.type())));
    }

    static Problem unsortable(String path, Resource resource) {
        return Problem.of(
                ProblemCode.UNSUPPORTED_QUERY,
                "Unsupported sort property '%s' for '%s'.".formatted(path, capitalised(resource.type())));
    }

    static Problem invalidValue(String value, String what) {
        return Problem.badRequest("Invalid filter clause: '%s' is not %s.".formatted(value, what));
    }

    static Problem pageSize(int asked, int most) {
        return Problem.of(
                ProblemCode.REQUEST_BAD_REQUEST,
                "Invalid page size specified: '%d'. Must be between 1 and %d inclusive.".formatted(asked, most));
    }

    static Problem expiredToken() {
        return Problem.of(ProblemCode.EXPIRED_PAGE_TOKEN);
    }

    private static String capitalised(String type) {
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}
