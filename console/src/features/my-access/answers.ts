import type { AccessPackageAnswerChoice, AccessPackageAssignmentRequest, AccessPackageLocalizedText, AccessPackageMultipleChoiceQuestion, AccessPackageQuestion } from '../../graph/types.gen';

/** Whether a question offers choices, rather than asking for text. */
export function isChoice(question: AccessPackageQuestion): question is AccessPackageMultipleChoiceQuestion {
  return 'choices' in question;
}

/** A text in the reader's language, or as it was written when nobody translated it. */
export function localized(text: string | null | undefined, localizations: AccessPackageLocalizedText[] | null | undefined, language = navigator.language): string {
  const [tongue = ''] = language.split('-');
  const found =
    localizations?.find((it) => it.languageCode.toLowerCase() === language.toLowerCase()) ??
    localizations?.find((it) => it.languageCode.toLowerCase() === tongue.toLowerCase());
  return found?.text || text || '';
}

/** What a choice is called. */
export function choiceText(choice: AccessPackageAnswerChoice): string {
  return localized(choice.text, choice.localizations) || choice.actualValue;
}

const BETWEEN = ';';

/** The choices an answer holds: several stand in one text, as the API takes them. */
export function chosen(answer: string): string[] {
  return answer.split(BETWEEN).filter(Boolean);
}

/** The answer with a choice more or less, in the question's order. */
export function toggled(question: AccessPackageMultipleChoiceQuestion, answer: string, value: string, isOn: boolean): string {
  const now = new Set(chosen(answer));
  if (isOn) {
    now.add(value);
  } else {
    now.delete(value);
  }
  return question.choices
    .map((it) => it.actualValue)
    .filter((it) => now.has(it))
    .join(BETWEEN);
}

/** Questions as a policy asks them, one after the other. */
export function inOrder(questions: readonly AccessPackageQuestion[] | null | undefined): AccessPackageQuestion[] {
  return [...(questions ?? [])].sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
}

/** What was answered last to each question, by its id. The requests come with the latest first. */
export function given(requests: readonly Pick<AccessPackageAssignmentRequest, 'answers'>[]): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const { answeredQuestion, value } of requests.flatMap((it) => it.answers)) {
    if (answeredQuestion?.id && value && !(answeredQuestion.id in answers)) {
      answers[answeredQuestion.id] = value;
    }
  }
  return answers;
}

/** What is wrong with an answer; undefined when it will do. */
export function mistake(question: AccessPackageQuestion, answer: string): string | undefined {
  const text = localized(question.text, question.localizations);
  if (!answer.trim()) {
    return question.isRequired ? `Answer: ${text}` : undefined;
  }
  if (!isChoice(question) && question.regexPattern) {
    try {
      return new RegExp(`^(?:${question.regexPattern})$`).test(answer.trim()) ? undefined : `“${text}” takes an answer of the form ${question.regexPattern}`;
    } catch {
      // A pattern of the server's kind that browsers do not read: the server judges.
      return undefined;
    }
  }
  return undefined;
}

/** What is wrong with the first answer that will not do; undefined when all do. */
export function firstMistake(questions: readonly AccessPackageQuestion[], answers: Record<string, string>): string | undefined {
  return questions.map((it) => mistake(it, answers[it.id] ?? '')).find(Boolean);
}

/** Answers as a request carries them: values for the policy, words for whoever decides. */
export function answersOf(questions: AccessPackageQuestion[], answers: Record<string, string>) {
  return questions
    .filter((it) => answers[it.id]?.trim())
    .map((it) => {
      const value = answers[it.id]?.trim() ?? '';
      return {
        '@odata.type': '#microsoft.graph.accessPackageAnswerString',
        value,
        displayValue: isChoice(it)
          ? it.choices
              .filter((one) => chosen(value).includes(one.actualValue))
              .map(choiceText)
              .join(', ')
          : value,
        answeredQuestion: { '@odata.type': it['@odata.type'], id: it.id },
      };
    });
}
