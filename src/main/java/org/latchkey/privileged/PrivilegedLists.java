package org.latchkey.privileged;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.latchkey.directory.Group;
import org.latchkey.directory.Groups;
import org.latchkey.graph.ListRule;
import org.latchkey.graph.query.Filter;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.stereotype.Component;

/** What lists demand: a group or a principal, named in the filter, that the caller may look at. */
@Component
class PrivilegedLists {

    private final Groups groups;
    private final Guard guard;

    PrivilegedLists(Groups groups, Guard guard) {
        this.groups = groups;
        this.guard = guard;
    }

    /**
     * The rule for a list.
     *
     * @param read the action over a group
     * @param readOfOthers the action to list somebody else's without naming a group
     */
    ListRule rule(Action read, Action readOfOthers) {
        return (call, filter) -> {
            Map<String, String> terms = new HashMap<>();
            collect(filter, terms);
            String group = terms.get("groupid");
            String principal = terms.get("principalid");
            boolean isOwn = principal != null && isCaller(call, principal);
            if (group != null) {
                UUID id = readable(call, group);
                if (!isOwn) {
                    guard.require(call, read, Map.of("group", id));
                }
            } else if (principal == null) {
                throw Problem.of(ProblemCode.MISSING_PARAMETERS);
            } else if (!isOwn) {
                guard.require(call, readOfOthers, Map.of());
            }
        };
    }

    private static boolean isCaller(Call call, String principal) {
        return Ids.parse(principal).filter(call.caller().id()::equals).isPresent();
    }

    private UUID readable(Call call, String text) {
        UUID id = Ids.parse(text)
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_FILTER, "'%s' is no group id.".formatted(text)));
        Group group = groups.find(call, id)
                .filter(it -> !it.deleted())
                .orElseThrow(() -> Problem.of(ProblemCode.RESOURCE_NOT_FOUND));
        if (group.dynamic() || group.synchronised()) {
            throw Problem.of(ProblemCode.RESOURCE_TYPE_NOT_SUPPORTED);
        }
        return id;
    }

    /** The equalities that a filter demands of every row. */
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
}
