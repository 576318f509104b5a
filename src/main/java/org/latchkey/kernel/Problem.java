package org.latchkey.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was refused, with a public face (code, sentence, details) that the caller sees and a private one (the
 * cause) for the log. The only exception our code throws on purpose.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * One more fact about a problem.
     *
     * @param target the property it is about; null when it is about no single one
     */
    public record Detail(
            String code, String message, @Nullable String target) {}

    private final ProblemCode code;
    private final String sentence;
    private final transient List<Detail> details;
    private final @Nullable String challenge;

    private Problem(
            ProblemCode code,
            String sentence,
            List<Detail> details,
            @Nullable String challenge,
            @Nullable Throwable cause) {
        super(code + ": " + sentence, cause);
        this.code = code;
        this.sentence = sentence;
        this.details = List.copyOf(details);
        this.challenge = challenge;
    }

    /** A problem told by its code's own sentence. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, code.sentence(), List.of(), null, null);
    }

    /** A problem with a sentence of its own, which says what to do. */
    public static Problem of(ProblemCode code, String sentence) {
        return new Problem(code, sentence, List.of(), null, null);
    }

    /** An object that is not there, or is not the caller's to see: both look the same from outside. */
    public static Problem notFound(String id) {
        return of(
                ProblemCode.REQUEST_RESOURCE_NOT_FOUND,
                "Resource '%s' does not exist or one of its queried reference-property objects are not present."
                        .formatted(id));
    }

    /** A malformed request line, option or body. */
    public static Problem badRequest(String sentence) {
        return of(ProblemCode.BAD_REQUEST, sentence);
    }

    /** The same problem under another code. */
    public Problem as(ProblemCode other) {
        return new Problem(other, sentence, details, challenge, getCause());
    }

    /** The same problem with details. */
    public Problem with(Detail... more) {
        return new Problem(code, sentence, List.of(more), challenge, getCause());
    }

    /** The same problem with a claims challenge for the {@code WWW-Authenticate} header (RFC 9470). */
    public Problem challenging(String claims) {
        return new Problem(code, sentence, details, claims, getCause());
    }

    /** The same problem with its private face: what really happened, for the log only. */
    public Problem because(Throwable cause) {
        return new Problem(code, sentence, details, challenge, cause);
    }

    public ProblemCode code() {
        return code;
    }

    /** The public sentence. */
    public String sentence() {
        return sentence;
    }

    public List<Detail> details() {
        return details;
    }

    /** The claims a new token must carry, as JSON; null when no step-up would help. */
    public @Nullable String challenge() {
        return challenge;
    }
}
