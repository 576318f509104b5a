package org.latchkey.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says that something holds whatever steps are taken. Steps are drawn at random from a seed; when they break the property,
 * steps are dropped as long as it stays broken, for a minute at most, and the failure tells the seed and the few that are left.
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
    /** How long the fewest steps that fail are looked for. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
            throw fewest(new Broken<>(steps, failure), world).told(seed);
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

    /** Steps that fail, and how. */
    private record Broken<S>(List<S> steps, Throwable failure) {

        AssertionError told(long seed) {
            String lines = steps.stream().map(step -> "  " + step).collect(Collectors.joining("\n"));
            return new AssertionError(
                    "Does not hold: %s%nRepeat with -D%s=%d%n%s".formatted(failure, SEED, seed, lines), failure);
        }
    }

    /** Drops runs of steps, long ones first, as long as what is left still fails and patience lasts. */
    private static <S> Broken<S> fewest(Broken<S> broken, Consumer<List<S>> world) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Broken<S> fewest = broken;
        for (int size = broken.steps().size() / 2; size > 0; size /= 2) {
            int at = 0;
            while (at + size <= fewest.steps().size() && System.nanoTime() - deadline < 0) {
                List<S> fewer = new ArrayList<>(fewest.steps().subList(0, at));
                fewer.addAll(fewest.steps().subList(at + size, fewest.steps().size()));
                Throwable failure = fewer.isEmpty() ? null : failure(fewer, world);
                if (failure != null) {
                    fewest = new Broken<>(fewer, failure);
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
