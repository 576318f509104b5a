package org.latchkey.privileged;

import java.util.Map;
import java.util.UUID;
import org.latchkey.graph.ListRule;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Guard;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.policy.GroupFilters;
import org.springframework.stereotype.Component;

/** What lists demand: a group or a principal, named in the filter, that the caller may look at. */
@Component
class PrivilegedLists {

    private final GroupFilters groups;
    private final Guard guard;

    PrivilegedLists(GroupFilters groups, Guard guard) {
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
            Map<String, String> terms = GroupFilters.terms(filter);
            String group = terms.get("groupid");
            String principal = terms.get("principalid");
            boolean isOwn = principal != null && isCaller(call, principal);
            if (group != null) {
                UUID id = groups.group(call, group);
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
}
