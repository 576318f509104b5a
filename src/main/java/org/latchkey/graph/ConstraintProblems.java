package org.latchkey.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;

/**
 * What to answer when a constraint of the database refuses a write, so that whoever loses a race hears the same as
 * whoever fails the check before. A module with such constraints contributes one as a bean:
 *
 * <pre>
 * &#64;Bean
 * ConstraintProblems catalogConstraints() {
 *     return ConstraintProblems.none()
 *             .on("access_package_catalog_name", DUPLICATE_NAME)
 *             .on("principal_of_membership", SUBJECT_NOT_FOUND, "The principal has just been deleted.");
 * }
 * </pre>
 *
 * @param byName by the name of the unique index, exclusion, check or foreign key
 */
public record ConstraintProblems(Map<String, Supplier<Problem>> byName) {

    public ConstraintProblems {
        byName = Map.copyOf(byName);
    }

    public static ConstraintProblems none() {
        return new ConstraintProblems(Map.of());
    }

    /** And this constraint: a code with its own sentence. */
    public ConstraintProblems on(String constraint, ProblemCode code) {
        return on(constraint, () -> Problem.of(code));
    }

    /** And this constraint: a code with another sentence. */
    public ConstraintProblems on(String constraint, ProblemCode code, String sentence) {
        return on(constraint, () -> Problem.of(code, sentence));
    }

    /** And this constraint: a problem made anew each time, for instance with details. */
    public ConstraintProblems on(String constraint, Supplier<Problem> problem) {
        Map<String, Supplier<Problem>> more = new LinkedHashMap<>(byName);
        more.put(constraint, problem);
        return new ConstraintProblems(more);
    }
}
