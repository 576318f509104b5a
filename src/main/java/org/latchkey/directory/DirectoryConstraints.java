package org.latchkey.directory;

import org.latchkey.graph.ConstraintProblems;
import org.latchkey.kernel.Problem;
import org.latchkey.kernel.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the directory's constraints mean to a caller. */
@Configuration(proxyBeanMethods = false)
class DirectoryConstraints {

    /** What to say of something that is there already, when no single property is to blame. */
    static final String CONFLICTING =
            "A conflicting object with one or more of the specified property values is present in the directory.";

    @Bean
    ConstraintProblems directoryConstraintProblems() {
        return ConstraintProblems.none()
                .on("user_principal_name_is_taken", () -> taken("userPrincipalName"))
                .on("user_mail_is_taken", () -> taken("mail"))
                .on("mail_nickname_is_taken", () -> taken("mailNickname"))
                .on("unique_name_is_taken", () -> taken("uniqueName"))
                .on("app_id_is_taken", () -> taken("appId"))
                .on("application_is_owned", ProblemCode.REQUEST_BAD_REQUEST, CONFLICTING)
                .on(
                        "app_role_is_assigned",
                        ProblemCode.REQUEST_BAD_REQUEST,
                        "Permission being assigned already exists on the object.")
                .on("permission_is_granted", ProblemCode.REQUEST_BAD_REQUEST, "Permission entry already exists.")
                .on("membership_is_granted", ProblemCode.REQUEST_BAD_REQUEST, CONFLICTING)
                .on("role_is_assigned", ProblemCode.REQUEST_BAD_REQUEST, CONFLICTING);
    }

    private static Problem taken(String property) {
        String sentence = "Another object with the same value for property %s already exists.".formatted(property);
        return Problem.of(ProblemCode.REQUEST_BAD_REQUEST, sentence)
                .with(new Problem.Detail("ObjectConflict", sentence, property));
    }
}
