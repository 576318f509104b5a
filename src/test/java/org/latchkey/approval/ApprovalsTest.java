package org.latchkey.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.latchkey.approval.ApprovalPlan.Stage;
import org.latchkey.kernel.Action;
import org.latchkey.kernel.Call;
import org.latchkey.kernel.Caller;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.latchkey.sql.Sql;
import org.latchkey.testkit.Api;
import org.latchkey.testkit.RunningServer;
import org.latchkey.testkit.StatementCount;

/** Plans of several stages, with escalation, deadlines, fallbacks and managers. */
class ApprovalsTest {

    private static final String KIND = "test";
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final ApprovalStyle STYLE = new ApprovalStyle(
            KIND,
            Knock.READ,
            Knock.READ,
            Knock.DECIDE,
            "Approved",
            "Denied",
            false,
            false,
            ProblemCode.JUSTIFICATION_REQUIRED);

    private enum Knock implements Action {
        READ,
        DECIDE
    }

    private final Api api = Api.fresh();
    private final UUID tenant = UUID.fromString(api.tenant());
    private final Sql sql = RunningServer.shared().bean(Sql.class);
    private final Approvals approvals = RunningServer.shared().bean(Approvals.class);
    private final Decisions decisions = RunningServer.shared().bean(Decisions.class);
    private final EscalateApprovals chore = RunningServer.shared().bean(EscalateApprovals.class);
    private final UUID ann = person("Ann");
    private final UUID bob = person("Bob");
    private final UUID cleo = person("Cleo");
    // Ahead of the tenant's clock, so that the ticker has nothing to do with it.
    private final Instant start = api.now().plus(Duration.ofDays(400));

    @Test
    void stagesOpenOneAfterTheOther() {
        UUID id = open(stage(List.of(user(bob)), List.of()), stage(List.of(user(cleo)), List.of()));
        assertThat(states(id)).containsExactly("InProgress", "Initializing");
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, cleo, id, 2);
        decide(bob, id, 1, true, start);
        assertThat(states(id)).containsExactly("Completed", "InProgress");
        refused(ProblemCode.CONFLICT, bob, id, 1);
        decide(cleo, id, 2, true, start.plusSeconds(60));
        assertThat(states(id)).containsExactly("Completed", "Completed");
        assertThat(state(id)).isEqualTo("approved");
    }

    @Test
    void aDenialEndsTheStagesThatWouldHaveFollowed() {
        UUID id = open(stage(List.of(user(bob)), List.of()), stage(List.of(user(cleo)), List.of()));
        decide(bob, id, 1, false, start);
        assertThat(states(id)).containsExactly("Completed", "Expired");
        assertThat(state(id)).isEqualTo("denied");
    }

    @Test
    void theFallbackDecidesWhenThePrimaryApproversComeToTheRequestorAlone() {
        UUID id = open(stage(List.of(user(ann)), List.of(user(cleo))));
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, ann, id, 1);
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, bob, id, 1);
        decide(cleo, id, 1, true, start);
        assertThat(state(id)).isEqualTo("approved");
    }

    @Test
    void theFallbackHasNoSayWhileAPrimaryApproverIsThere() {
        UUID id = open(stage(List.of(user(bob)), List.of(user(cleo))));
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, cleo, id, 1);
        decide(bob, id, 1, true, start);
    }

    @Test
    void managersAreAskedAtTheirLevelAndReplacedByTheFallbackWhenMissing() {
        manage(ann, bob);
        manage(bob, cleo);
        UUID first = open(stage(List.of(new Approver.RequestorManager(1)), List.of()));
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, cleo, first, 1);
        decide(bob, first, 1, true, start);
        UUID second = open(stage(List.of(new Approver.RequestorManager(2)), List.of()));
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, bob, second, 1);
        decide(cleo, second, 1, true, start);
        UUID nobody = open(cleo, stage(List.of(new Approver.RequestorManager(1)), List.of(user(bob))));
        decide(bob, nobody, 1, true, start);
    }

    @Test
    void afterTheEscalationBothMayDecide() {
        UUID id = open(escalating(Duration.ofDays(2)));
        refused(ProblemCode.AUTHORIZATION_REQUEST_DENIED, cleo, id, 1);
        Instant escalation = start.plus(Duration.ofDays(2));
        assertThat(chore.run(Call.bySystem(tenant, escalation.minusNanos(1000))))
                .isZero();
        assertThat(chore.run(Call.bySystem(tenant, escalation))).isEqualTo(1);
        assertThat(chore.run(Call.bySystem(tenant, escalation))).isZero();
        decide(cleo, id, 1, true, escalation);
        UUID other = open(escalating(Duration.ofDays(2)));
        chore.run(Call.bySystem(tenant, escalation));
        decide(bob, other, 1, true, escalation);
    }

    @Test
    void aStageExpiresItsDeadlineAfterItsOwnOpening() {
        UUID id = open(stage(List.of(user(bob)), List.of()), stage(List.of(user(cleo)), List.of()));
        Instant later = start.plus(Duration.ofDays(10));
        decide(bob, id, 1, true, later);
        assertThat(chore.run(Call.bySystem(tenant, start.plus(TWO_WEEKS)))).isZero();
        assertThat(chore.run(Call.bySystem(tenant, later.plus(TWO_WEEKS)))).isEqualTo(1);
        assertThat(states(id)).containsExactly("Completed", "Expired");
        assertThat(state(id)).isEqualTo("expired");
        refused(ProblemCode.CONFLICT, cleo, id, 2);
    }

    @Test
    void whatIsCanceledStaysUndecided() {
        UUID id = open(stage(List.of(user(bob)), List.of()));
        approvals.cancel(by(ann, start), Set.of(id));
        refused(ProblemCode.CONFLICT, bob, id, 1);
        assertThat(state(id)).isEqualTo("canceled");
    }

    @Test
    void oneKindOfApprovalIsNotDecidedInThePlaceOfAnother() {
        UUID id = open(stage(List.of(user(bob)), List.of()));
        ApprovalStyle other = new ApprovalStyle(
                "other", Knock.READ, Knock.READ, Knock.DECIDE, "Approve", "Deny", true, true, ProblemCode.BAD_REQUEST);
        assertThatThrownBy(() -> decisions.decide(by(bob, start), other, id, stageId(id, 1), new Vote(true, "x")))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.code()).isEqualTo(ProblemCode.RESOURCE_NOT_FOUND));
    }

    @Test
    void aHundredApprovalsCostAsManyStatementsAsOne() throws Exception {
        ApprovalPlan plan = new ApprovalPlan(
                List.of(stage(List.of(user(bob)), List.of(user(cleo))), stage(List.of(user(cleo)), List.of())));
        List<Opening> hundred = IntStream.range(0, 100)
                .mapToObj(i -> new Opening(Ids.next(), KIND, ann, ann, plan))
                .toList();
        int one = StatementCount.during(
                        () -> approvals.open(by(ann, start), List.of(new Opening(Ids.next(), KIND, ann, ann, plan))))
                .count();
        assertThat(StatementCount.during(() -> approvals.open(by(ann, start), hundred))
                        .count())
                .isEqualTo(one);
    }

    private static Stage stage(List<Approver> primary, List<Approver> fallback) {
        return new Stage(TWO_WEEKS, false, null, primary, fallback, List.of(), List.of());
    }

    private Stage escalating(@Nullable Duration after) {
        return new Stage(TWO_WEEKS, false, after, List.of(user(bob)), List.of(), List.of(user(cleo)), List.of());
    }

    private static Approver user(UUID id) {
        return new Approver.SingleUser(id);
    }

    private UUID open(Stage... stages) {
        return open(ann, stages);
    }

    private UUID open(UUID requestor, Stage... stages) {
        UUID id = Ids.next();
        approvals.open(
                by(requestor, start),
                List.of(new Opening(id, KIND, requestor, requestor, new ApprovalPlan(List.of(stages)))));
        return id;
    }

    private void decide(UUID who, UUID approval, int position, boolean approves, Instant at) {
        decisions.decide(by(who, at), STYLE, approval, stageId(approval, position), new Vote(approves, "x"));
    }

    private void refused(ProblemCode code, UUID who, UUID approval, int position) {
        assertThatThrownBy(() -> decide(who, approval, position, true, start.plusSeconds(1)))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    private UUID stageId(UUID approval, int position) {
        return sql.statement("""
                select id
                from approval_stage
                where tenant_id = :tenant
                  and approval_id = :approval
                  and position = :position
                """)
                .bind("tenant", tenant)
                .bind("approval", approval)
                .bind("position", position)
                .one(row -> row.id("id"));
    }

    private List<String> states(UUID approval) {
        return sql.statement("""
                select state
                from approval_stage
                where tenant_id = :tenant
                  and approval_id = :approval
                order by position
                """)
                .bind("tenant", tenant)
                .bind("approval", approval)
                .list(row -> row.text("state"));
    }

    private String state(UUID approval) {
        return sql.statement("""
                select state
                from approval
                where tenant_id = :tenant
                  and id = :approval
                """)
                .bind("tenant", tenant)
                .bind("approval", approval)
                .one(row -> row.text("state"));
    }

    private UUID person(String name) {
        return UUID.fromString(api.person(name));
    }

    private void manage(UUID user, UUID manager) {
        api.asAdmin()
                .put("users/" + user + "/manager/$ref", """
                {"@odata.id": "%s/v1.0/users/%s"}
                """.formatted(api.server(), manager))
                .is(204);
    }

    private Call by(UUID who, Instant at) {
        Caller caller = new Caller(Caller.Kind.USER, who, "", "", Set.of(), Set.of(), Set.of(), "");
        return new Call(Ids.next(), tenant, caller, at);
    }
}
