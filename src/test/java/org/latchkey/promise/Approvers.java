package org.latchkey.promise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.latchkey.testkit.Api;

/** Who approves, as deeds name it: as bodies say it, and whom it comes to. */
record Approvers(Api api, String crew, List<String> people) {

    /** A stage as a policy's body has it. */
    String stage(Deed.Stage stage) {
        return """
                {"durationBeforeAutomaticDenial": "P14D", "isApproverJustificationRequired": false,
                 "isEscalationEnabled": %b, "durationBeforeEscalation": "%s", "primaryApprovers": [%s],
                 "fallbackPrimaryApprovers": [%s], "escalationApprovers": [%s], "fallbackEscalationApprovers": [%s]}
                """.formatted(
                        !stage.escalation().isEmpty(),
                        stage.escalation().isEmpty() ? "PT0S" : "P3D",
                        subjects(stage.primary()),
                        subjects(stage.fallback()),
                        subjects(stage.escalation()),
                        stage.escalation().isEmpty() ? "" : subjects(List.of("p0")));
    }

    /** Approvers as a body has them. */
    String subjects(List<String> named) {
        return named.stream()
                .map(name -> name.equals("crew")
                        ? "{\"@odata.type\": \"#microsoft.graph.groupMembers\", \"groupId\": \"" + crew + "\"}"
                        : name.startsWith("manager")
                                ? "{\"@odata.type\": \"#microsoft.graph.requestorManager\", \"managerLevel\": "
                                        + name.substring(7) + "}"
                                : "{\"@odata.type\": \"#microsoft.graph.singleUser\", \"userId\": \""
                                        + people.get(Integer.parseInt(name.substring(1))) + "\"}")
                .collect(Collectors.joining(", "));
    }

    /** Everybody whom the lists of somebody's request come to now, whichever list is in force. */
    Set<String> named(String requestor, Set<String> names) {
        Set<String> all = new HashSet<>();
        for (String name : names) {
            if (name.equals("crew")) {
                all.addAll(api.asAdmin()
                        .get("groups/" + crew + "/members?$select=id")
                        .ids());
            } else if (name.startsWith("manager")) {
                String of = requestor;
                for (int level = 0; level < Integer.parseInt(name.substring(7)); level++) {
                    of = of.isEmpty()
                            ? ""
                            : api.asAdmin().get("users/" + of + "/manager").text("/id");
                }
                all.add(of);
            } else {
                all.add(people.get(Integer.parseInt(name.substring(1))));
            }
        }
        return all;
    }
}
