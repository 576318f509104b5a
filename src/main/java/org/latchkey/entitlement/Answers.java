package org.latchkey.entitlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latchkey.kernel.Ids;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges what a request answers to the questions of its policy. Pure. */
final class Answers {

    private Answers() {}

    /**
     * Demands that every answer belongs to a question and is valid, and, of people who ask, that every required question has
     * one.
     *
     * @param given an array of answers in the wire's form; null for none
     * @return the answers, each with its question as it is asked now, so that whoever decides reads both
     * @throws Problem AnswersRequired, naming the question
     */
    static @Nullable JsonNode check(
            List<AssignmentPolicy.Question> questions, @Nullable JsonNode given, boolean areRequired) {
        Map<String, String> answers = new HashMap<>();
        if (given != null) {
            for (JsonNode answer : given) {
                String question = question(answer);
                String text = answer.path("value")
                        .asString(answer.path("displayValue").asString(""));
                if (answers.put(question, text) != null) {
                    throw Problem.badRequest("The question %s is answered twice.".formatted(question));
                }
            }
        }
        for (AssignmentPolicy.Question question : questions) {
            String answer = answers.remove(question.id().toString());
            if (answer == null || answer.isBlank()) {
                if (areRequired && question.isRequired()) {
                    throw unanswered(question, "has no answer");
                }
            } else if (!fits(question, answer)) {
                throw unanswered(question, "has no valid answer");
            }
        }
        if (!answers.isEmpty()) {
            throw Problem.badRequest("The policy asks no question %s."
                    .formatted(answers.keySet().iterator().next()));
        }
        return given == null ? null : withQuestions(questions, given);
    }

    private static JsonNode withQuestions(List<AssignmentPolicy.Question> questions, JsonNode given) {
        JsonNode answers = given.deepCopy();
        for (JsonNode answer : answers) {
            String id = question(answer);
            for (AssignmentPolicy.Question question : questions) {
                if (question.id().toString().equals(id)) {
                    ((ObjectNode) answer)
                            .putObject("answeredQuestion")
                            .put("@odata.type", question.odataType())
                            .put("id", id)
                            .put("sequence", question.sequence())
                            .put("text", question.text());
                }
            }
        }
        return answers;
    }

    private static String question(JsonNode answer) {
        String id = answer.path("answeredQuestion").path("id").asString("");
        return Ids.parse(id)
                .orElseThrow(() -> Problem.badRequest("answers/answeredQuestion needs an id."))
                .toString();
    }

    private static boolean fits(AssignmentPolicy.Question question, String answer) {
        if (question.isMultipleChoice()) {
            Set<String> allowed = question.choices().stream()
                    .map(AssignmentPolicy.Choice::actualValue)
                    .collect(Collectors.toSet());
            List<String> chosen =
                    question.isMultipleSelectionAllowed() ? List.of(answer.split(";", -1)) : List.of(answer);
            return allowed.containsAll(chosen);
        }
        String pattern = question.regexPattern();
        return pattern == null || pattern.isEmpty() || AnswerPattern.of(pattern).fits(answer);
    }

    private static Problem unanswered(AssignmentPolicy.Question question, String what) {
        return Problem.of(ProblemCode.ANSWERS_REQUIRED, "The question '%s' %s.".formatted(question.text(), what));
    }
}
