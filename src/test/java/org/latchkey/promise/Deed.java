package org.latchkey.promise;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Something that somebody does at a {@link Company}, or time. Numbers stand for people, groups and packages; all may turn out to be refused. */
sealed interface Deed {

    /** People, groups and packages of a company. */
    int PEOPLE = 6;

    int GROUPS = 2;
    int PACKAGES = 2;

    /**
     * A new policy of a package.
     *
     * @param stages who approves, stage by stage
     * @param days how long an assignment lasts; 0 for ever
     */
    record Offer(int pack, List<Stage> stages, int days, boolean updatesToo) implements Deed {}

    /** Approvers as a policy names them: {@code p3} a person, {@code crew} a group, {@code manager1} and {@code manager2} of who asks. */
    record Stage(List<String> primary, List<String> fallback, List<String> escalation) {}

    record Ask(int who, int policy, int delayHours) implements Deed {}

    record Assign(int who, int policy) implements Deed {}

    record GiveBack(int who, int pack, boolean byAdmin) implements Deed {}

    record Extend(int who, int pack) implements Deed {}

    record Cancel(int request) implements Deed {}

    record Reprocess(int request) implements Deed {}

    /** Everybody tries to decide a request that waits, one after the other, until somebody's vote counts. */
    record Decide(int first, int request, boolean yes) implements Deed {}

    record Give(int pack, Role role) implements Deed {}

    record GiveNoMore(int pack, Role role) implements Deed {}

    /** A role of a group: {@code Member}, {@code Owner}, {@code EligibleMember} or {@code EligibleOwner}. */
    record Role(int group, String name) {}

    record MakeEligible(int who, int group, String access, int hours) implements Deed {}

    /** One of those who are eligible no longer is. */
    record MakeIneligible(int pick) implements Deed {}

    record AssignInPim(int who, int group, String access, int hours, int delay) implements Deed {}

    /** One of those whom PIM has made a member or owner no longer is. */
    record RemoveInPim(int pick) implements Deed {}

    /** One of those who are eligible becomes active. */
    record Activate(int pick, int minutes, int delay) implements Deed {}

    /** One of those who are active no longer is. */
    record Deactivate(int pick) implements Deed {}

    /** From now on somebody has to approve activations, or nobody if there are no approvers. */
    record Require(int group, String access, List<String> approvers) implements Deed {}

    record Join(int who, int group, String access) implements Deed {}

    /** One of those who have access to a group is taken out of it. */
    record Leave(int pick) implements Deed {}

    record JoinCrew(int who, boolean in) implements Deed {}

    record Report(int who, int boss) implements Deed {}

    record Dismiss(int who) implements Deed {}

    record Recall(int who) implements Deed {}

    /** A group is deleted: what is to be delivered there fails. */
    record Disband(int group) implements Deed {}

    record Reunite(int group) implements Deed {}

    record Pass(int minutes) implements Deed {}

    /** To the exact instant at which the next thing falls due. */
    record PassToTheNextAlarm() implements Deed {}

    /** Any of them; what matters most for a promise can be added to the list. */
    static Deed draw(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> offer(random);
            case 1, 2, 3, 4 -> ask(random);
            case 5, 6, 7 -> new Assign(who(random), random.nextInt(8));
            case 8, 9 -> new GiveBack(who(random), random.nextInt(PACKAGES), random.nextBoolean());
            case 10 -> new Extend(who(random), random.nextInt(PACKAGES));
            case 11 -> new Cancel(random.nextInt(50));
            case 12, 13, 14, 15 -> decide(random);
            case 16 -> new Give(random.nextInt(PACKAGES), role(random));
            case 17 -> new GiveNoMore(random.nextInt(PACKAGES), role(random));
            case 18, 19 -> new MakeEligible(who(random), group(random), access(random), 1 + random.nextInt(72));
            case 20 -> new MakeIneligible(random.nextInt(50));
            case 21 ->
                new AssignInPim(who(random), group(random), access(random), 1 + random.nextInt(48), delay(random));
            case 22 -> new RemoveInPim(random.nextInt(50));
            case 23, 24, 25 -> new Activate(random.nextInt(50), 5 + random.nextInt(300), delay(random));
            case 26 -> new Deactivate(random.nextInt(50));
            case 27 ->
                new Require(
                        group(random),
                        access(random),
                        random.nextInt(3) == 0 ? List.of() : named(random, "p0", "p1", "p2", "p3", "crew"));
            case 28 -> new Join(who(random), group(random), access(random));
            case 29 -> new Leave(random.nextInt(50));
            case 30 -> new JoinCrew(who(random), random.nextBoolean());
            case 31 -> new Report(who(random), who(random));
            case 32 -> new Dismiss(who(random));
            case 33 -> new Recall(who(random));
            case 34 -> new Reprocess(random.nextInt(50));
            case 35 -> new Pass(1 + random.nextInt(60 * 24 * 20));
            case 36 -> new Pass(1 + random.nextInt(240));
            default -> new PassToTheNextAlarm();
        };
    }

    static Deed offer(Random random) {
        return new Offer(
                random.nextInt(PACKAGES),
                Stream.generate(() -> stage(random)).limit(random.nextInt(4)).toList(),
                random.nextInt(4) * 15,
                random.nextBoolean());
    }

    private static Stage stage(Random random) {
        return new Stage(
                named(random, "p0", "p1", "p2", "p3", "p4", "p5", "crew", "manager1", "manager2"),
                named(random, "p1", "p4", "crew"),
                random.nextBoolean() ? List.of() : named(random, "p2", "p5", "crew", "manager2"));
    }

    static Deed ask(Random random) {
        return new Ask(who(random), random.nextInt(8), random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 0);
    }

    static Deed decide(Random random) {
        return new Decide(who(random), random.nextInt(50), random.nextInt(4) > 0);
    }

    private static List<String> named(Random random, String... all) {
        return random.ints(1 + random.nextInt(2), 0, all.length)
                .distinct()
                .mapToObj(i -> all[i])
                .toList();
    }

    static Role role(Random random) {
        return new Role(
                group(random),
                List.of("Member", "Owner", "EligibleMember", "EligibleOwner").get(random.nextInt(4)));
    }

    /** A group goes or comes back; rarely, for most of what happens needs it. */
    static Deed regroup(Random random) {
        return random.nextBoolean() ? new Disband(group(random)) : new Reunite(group(random));
    }

    private static int who(Random random) {
        return random.nextInt(PEOPLE);
    }

    private static int group(Random random) {
        return random.nextInt(GROUPS);
    }

    private static String access(Random random) {
        return random.nextInt(4) == 0 ? "owner" : "member";
    }

    private static int delay(Random random) {
        return random.nextInt(4) == 0 ? random.nextInt(200) : 0;
    }
}
