package org.latchkey.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latchkey.promise.Rows.Access;
import org.latchkey.testkit.Property;

/** Whenever somebody gains or loses access, the audit log says so, names the person and the group, and tells when. */
class EveryChangeIsAuditedTest {

    @Test
    void whoGainsOrLosesAccessIsInTheAuditLogWithTheGroupAndTheTime() {
        Property.of(Deed::draw).runs(8).steps(40).holds(deeds -> {
            var company = new Company();
            var rows = company.rows;
            var seen = entries(rows);
            var from = company.api.now();
            Set<Access> before = rows.access(from);
            for (Deed deed : deeds) {
                company.take(deed);
                var until = company.api.now();
                Set<Access> after = rows.access(until);
                var told = rows.audit().stream()
                        .filter(entry -> !seen.contains(entry.id()))
                        .toList();
                var start = from;
                for (Access changed : difference(before, after)) {
                    assertThat(told)
                            .as(
                                    "what is told of %s, which %s by %s",
                                    changed, after.contains(changed) ? "came" : "went", deed)
                            .anySatisfy(entry -> {
                                assertThat(entry.targets()).contains(changed.person());
                                assertThat(entry.activity() + entry.targets())
                                        .containsAnyOf(changed.group(), "Delete user", "Restore user");
                                assertThat(entry.at()).isBetween(start, until);
                            });
                }
                told.forEach(entry -> seen.add(entry.id()));
                before = after;
                from = until;
            }
        });
    }

    private static Set<String> entries(Rows rows) {
        return rows.audit().stream().map(Rows.Entry::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Access> difference(Set<Access> one, Set<Access> other) {
        return Stream.concat(one.stream(), other.stream())
                .filter(it -> one.contains(it) != other.contains(it))
                .collect(Collectors.toSet());
    }
}
