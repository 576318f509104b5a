import { Checkbox, Label } from '@fluentui/react-components';
import type { AccessPackageQuestion } from '../../graph/types.gen';
import { ChoiceField, LongTextField, SelectField, TextField } from '../../ui/fields';
import { choiceText, chosen, isChoice, localized, toggled } from './answers';

/** More choices than this do not stand side by side. */
const FEW = 4;

/** One question of a policy, and what somebody answers: text, one choice, or several. */
export function AnswerField({ question, value, onChange }: { question: AccessPackageQuestion; value: string; onChange: (value: string) => void }) {
  const frame = { label: localized(question.text, question.localizations) || 'Question', required: question.isRequired ?? false, value, onChange };
  if (!isChoice(question)) {
    return question.isSingleLineQuestion ? <TextField {...frame} /> : <LongTextField {...frame} />;
  }
  if (question.isMultipleSelectionAllowed) {
    return (
      <div role="group" aria-label={frame.label} style={{ display: 'grid' }}>
        <Label required={frame.required}>{frame.label}</Label>
        {question.choices.map((it) => (
          <Checkbox
            key={it.actualValue}
            label={choiceText(it)}
            checked={chosen(value).includes(it.actualValue)}
            onChange={(_, { checked }) => onChange(toggled(question, value, it.actualValue, checked === true))}
          />
        ))}
      </div>
    );
  }
  const choices = question.choices.map((it) => ({ value: it.actualValue, text: choiceText(it) }));
  return choices.length <= FEW ? (
    <ChoiceField {...frame} options={question.isRequired ? choices : [...choices, { value: '', text: 'No answer' }]} />
  ) : (
    <SelectField {...frame} options={[{ value: '', text: 'Choose' }, ...choices]} />
  );
}
