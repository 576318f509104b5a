package org.latchkey.entitlement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.latchkey.kernel.Call;
import org.latchkey.sql.Sql;
import org.latchkey.time.Chore;
import org.springframework.stereotype.Component;

/** Takes up requests that have just been made, and those whose wished start has come. */
@Component
class AdvanceRequests implements Chore {

    private static final int BATCH = 1_000;

    private final Sql sql;
    private final RequestApprovals approvals;
    private final RequestProgress progress;

    AdvanceRequests(Sql sql, RequestApprovals approvals, RequestProgress progress) {
        this.sql = sql;
        this.approvals = approvals;
        this.progress = progress;
    }

    @Override
    public String due() {
        return """
                select tenant_id, due_at
                from access_package_request
                where due_at is not null""";
    }

    @Override
    public int run(Call call) {
        List<UUID> due = sql.statement(call, """
                select r.id
                from access_package_request r
                where r.tenant_id = :tenant
                  and r.due_at <= :now
                order by r.due_at, r.id
                limit :batch
                for update skip locked
                """).bind("batch", BATCH).list(row -> row.id("id"));
        if (due.isEmpty()) {
            return 0;
        }
        Map<Boolean, List<Request>> requests = progress.find(call, due).stream()
                .collect(Collectors.partitioningBy(it -> it.needsApproval() && it.state() == RequestState.SUBMITTED));
        approvals.ask(call, requests.getOrDefault(true, List.of()));
        List<Request> others = requests.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            progress.advance(call, others);
        }
        return due.size();
    }
}
