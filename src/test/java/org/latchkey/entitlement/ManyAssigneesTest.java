package org.latchkey.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latchkey.kernel.Call;
import org.latchkey.testkit.StatementCount;
import org.latchkey.time.Chore;

/** Two hundred people cost as many statements as one. */
class ManyAssigneesTest {

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final PackageTenant tenant = new PackageTenant();

    @Test
    void deliveringToTwoHundredTakesAsManyStatementsAsToOne() {
        assertThat(delivering(200)).isEqualTo(delivering(1));
    }

    @Test
    void aRoleIsAddedToTwoHundredAssignmentsAsToOne() {
        assertThat(adding(200)).isEqualTo(adding(1));
    }

    @Test
    void aRoleIsTakenFromTwoHundredAsFromOne() {
        assertThat(taking(200)).isEqualTo(taking(1));
    }

    @Test
    void twoHundredAssignmentsEndAsOneDoes() {
        assertThat(ending(200)).isEqualTo(ending(1));
    }

    private int delivering(int people) {
        UUID offered = tenant.packageOf("For " + people, "member active", "owner eligible");
        return aside(() -> {
            request(offered, people);
            return run(tenant.system());
        });
    }

    private int adding(int people) {
        UUID offered = tenant.packageOf("Adding to " + people, "member active");
        return aside(() -> {
            request(offered, people);
            run(tenant.system());
            int spreading = counted(() -> tenant.give(offered, tenant.group, "member eligible"));
            return spreading + run(tenant.system());
        });
    }

    private int taking(int people) {
        UUID offered = tenant.packageOf("Taking from " + people, "member active");
        return aside(() -> {
            RoleScope more = tenant.give(offered, tenant.group, "member eligible");
            request(offered, people);
            run(tenant.system());
            int spreading = counted(() -> tenant.giveNoMore(more));
            return spreading + run(tenant.system());
        });
    }

    private int ending(int people) {
        UUID offered = tenant.packageOf("Ending " + people, "member active", "member eligible");
        return aside(() -> {
            request(offered, people);
            Call start = tenant.system();
            run(start);
            return run(Call.bySystem(tenant.id, start.now().plus(LIFETIME)));
        });
    }

    private void request(UUID offered, int people) {
        UUID policy = tenant.policy(offered, LIFETIME);
        Call call = tenant.by(tenant.admin);
        IntStream.range(0, people)
                .mapToObj(i -> tenant.user("User " + i))
                .forEach(user -> tenant.submitted(
                        call,
                        new Requests.NewRequest(
                                "adminAdd", null, null, null, PackageTenant.add(offered, policy, user))));
    }

    /** In one transaction, which is rolled back, so that the ticker sees none of it. */
    private int aside(IntSupplier work) {
        Integer count = tenant.transaction.execute(status -> {
            status.setRollbackOnly();
            return work.getAsInt();
        });
        return Objects.requireNonNull(count);
    }

    /** Runs what is due, each chore until nothing is left to do, and counts the statements of those that did something. */
    private int run(Call call) {
        List<Class<? extends Chore>> chores = List.of(AdvanceRequests.class, EndAssignments.class, DeliverGrants.class);
        int statements = 0;
        for (Class<? extends Chore> chore : chores) {
            AtomicInteger done = new AtomicInteger();
            int sent = counted(() -> done.set(PackageTenant.bean(chore).run(call)));
            if (done.get() > 0) {
                statements += sent;
            }
        }
        return statements;
    }

    private static int counted(StatementCount.Work work) {
        try {
            return StatementCount.during(work).count();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
