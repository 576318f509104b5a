package org.latchkey.policy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Group;
import org.latchkey.directory.Groups;
import org.latchkey.graph.query.Filter;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.stereotype.Component;

/** What lists of managed things find in their filter: which group it is about. */
@Component
public class GroupFilters {

    private final Groups groups;

    GroupFilters(Groups groups) {
        this.groups = groups;
    }

    /** The equalities that a filter demands of every row: property in lower case to literal. */
    public static Map<String, String> terms(@Nullable Filter filter) {
        Map<String, String> terms = new HashMap<>();
        collect(filter, terms);
        return terms;
    }

    private static void collect(@Nullable Filter filter, Map<String, String> terms) {
        if (filter instanceof Filter.And and) {
            collect(and.left(), terms);
            collect(and.right(), terms);
        } else if (filter instanceof Filter.Compare compare && compare.comparison() == Filter.Comparison.EQ) {
            terms.put(
                    compare.path().toString().toLowerCase(Locale.ROOT),
                    compare.literal().text());
        }
    }

    /**
     * The group a literal names.
     *
     * @throws Problem when there is none, or none that could be managed
     */
    public UUID group(Call call, String literal) {
        UUID id = Ids.parse(literal)
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_FILTER, "'%s' is no group id.".formatted(literal)));
        return manageable(call, id).id();
    }

    /**
     * A group that is, or could be, managed.
     *
     * @throws Problem 404 when there is none, 400 when it can never be managed
     */
    public Group manageable(Call call, UUID id) {
        Group group = groups.find(call, id)
                .filter(it -> !it.deleted())
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        if (group.dynamic() || group.synchronised()) {
            throw Problem.of(ProblemCode.RESOURCE_TYPE_NOT_SUPPORTED);
        }
        return group;
    }
}
