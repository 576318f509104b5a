import type { AccessPackageQuestion } from '../../graph/types.gen';
import { LongTextField, SelectField, TextField } from '../../ui/fields';

/** One question of a policy, and what somebody answers. */
export function AnswerField({ question, value, onChange }: { question: AccessPackageQuestion; value: string; onChange: (value: string) => void }) {
  const frame = { label: question.text ?? 'Question', required: question.isRequired ?? false, value, onChange };
  if ('choices' in question) {
    const choices = (question.choices ?? []).map((it) => ({ value: it.actualValue ?? '', text: it.text ?? it.actualValue ?? '' }));
    return <SelectField {...frame} options={[{ value: '', text: 'Choose' }, ...choices]} />;
  }
  return 'isSingleLineQuestion' in question && question.isSingleLineQuestion ? <TextField {...frame} /> : <LongTextField {...frame} />;
}

/** Answers as a request carries them. */
export function answersOf(questions: AccessPackageQuestion[], answers: Record<string, string>) {
  return questions
    .filter((it) => answers[it.id]?.trim())
    .map((it) => ({
      '@odata.type': '#microsoft.graph.accessPackageAnswerString',
      value: answers[it.id]?.trim(),
      displayValue: answers[it.id]?.trim(),
      answeredQuestion: {
        '@odata.type': `#microsoft.graph.${'choices' in it ? 'accessPackageMultipleChoiceQuestion' : 'accessPackageTextInputQuestion'}`,
        id: it.id,
      },
    }));
}
