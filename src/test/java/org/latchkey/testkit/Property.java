package org.latchkey.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says that something holds whatever steps are taken. Steps are drawn at random from a seed; when they break the property,
 * steps are dropped as long as it stays broken, and the failure tells the seed and the few that are left.
 *
 * <pre>{@code
 * Property.of(random -> new Step(random.nextInt(3)))
 *         .runs(20).steps(30)
 *         .holds(steps -> { var world = new World(); steps.forEach(world::take); });
 * }</pre>
 *
 * <p>{@code -Dproperty.seed=…} repeats one run, {@code -Dproperty.effort=10} tries ten times as many as usual.
 *
 * @param <S> a step; a value that can be taken in any world, where it may do nothing
 */
public final class Property<S> {
    private static final String SEED = "property.seed";
    private static final String EFFORT = "property.effort";

    private final Function<Random, S> draw;
    private final int runs;
    private final int length;

    private Property(Function<Random, S> draw, int runs, int length) {
        this.draw = draw;
        this.runs = runs;
        this.length = length;
    }

    /** Steps drawn one by one. */
    public static <S> Property<S> of(Function<Random, S> draw) {
        return new Property<>(draw, 20, 20);
    }

    /** How many sequences are tried. */
    public Property<S> runs(int number) {
        return new Property<>(draw, number, length);
    }

    /** The most steps of a sequence. */
    public Property<S> steps(int most) {
        return new Property<>(draw, runs, most);
    }

    /**
     * Tries it.
     *
     * @param world makes a fresh world, takes the steps in it and fails when something does not hold
     */
    public void holds(Consumer<List<S>> world) {
        String given = System.getProperty(SEED);
        if (given != null) {
            run(Long.parseLong(given), world);
            return;
        }
        Random seeds = new Random();
        for (int i = 0; i < runs * Integer.getInteger(EFFORT, 1); i++) {
            run(seeds.nextLong(), world);
        }
    }

    private void run(long seed, Consumer<List<S>> world) {
        List<S> steps = steps(seed);
        Throwable failure = failure(steps, world);
        if (failure != null) {
            List<S> fewest = shrink(steps, world);
            Throwable last = failure(fewest, world);
            throw new AssertionError(
                    "Does not hold. Repeat with -D%s=%d%n%s"
                            .formatted(
                                    SEED,
                                    seed,
                                    String.join(
                                            "\n",
                                            fewest.stream()
                                                    .map(step -> "  " + step)
                                                    .toList())),
                    last == null ? failure : last);
        }
    }

    private List<S> steps(long seed) {
        Random random = new Random(seed);
        int number = 1 + random.nextInt(length);
        List<S> steps = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            steps.add(draw.apply(random));
        }
        return steps;
    }

    /** Drops runs of steps, long ones first, as long as what is left still fails. */
    private static <S> List<S> shrink(List<S> steps, Consumer<List<S>> world) {
        List<S> fewest = steps;
        for (int size = steps.size() / 2; size > 0; size /= 2) {
            int at = 0;
            while (at + size <= fewest.size()) {
                List<S> fewer = new ArrayList<>(fewest.subList(0, at));
                fewer.addAll(fewest.subList(at + size, fewest.size()));
                if (!fewer.isEmpty() && failure(fewer, world) != null) {
                    fewest = fewer;
                } else {
                    at += size;
                }
            }
        }
        return fewest;
    }

    private static <S> @Nullable Throwable failure(List<S> steps, Consumer<List<S>> world) {
        try {
            world.accept(steps);
            return null;
        } catch (AssertionError | RuntimeException broken) {
            return broken;
        }
    }
}
