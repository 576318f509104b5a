import { Button, Text } from '@fluentui/react-components';
import { AddRegular, ArrowDownRegular, ArrowUpRegular, DismissRegular } from '@fluentui/react-icons';
import { LongTextField, SelectField, SwitchField, TextField } from '../../ui/fields';
import { Section } from '../../ui/Section';
import type { QuestionValues } from './policy';
import type { PolicyStep } from './PolicyPage';

const KINDS: { value: QuestionValues['kind']; text: string }[] = [
  { value: 'short', text: 'Short text' },
  { value: 'long', text: 'Long text' },
  { value: 'one', text: 'One of several choices' },
  { value: 'many', text: 'Some of several choices' },
];

const NEW_QUESTION: QuestionValues = { kind: 'short', text: '', isRequired: true, isAnswerEditable: true, choices: '' };

/** The third step: what whoever asks is asked. */
export function PolicyQuestions({ values, set }: PolicyStep) {
  const { questions } = values;
  const change = (at: number, to: Partial<QuestionValues>) =>
    set({ questions: questions.map((one, i) => (i === at ? { ...one, ...to } : one)) });
  const swap = (at: number, by: number) => {
    const next = [...questions];
    const [moved] = next.splice(at, 1);
    if (moved) {
      next.splice(at + by, 0, moved);
      set({ questions: next });
    }
  };
  return (
    <>
      {questions.length === 0 && (
        <Section title="Questions">
          <Text>Requestors are asked for nothing besides what the other steps say. Add what approvers need to know to decide.</Text>
        </Section>
      )}
      {questions.map((it, i) => (
        <Section
          key={it.kept?.id ?? i}
          title={`Question ${i + 1}`}
          actions={
            <span>
              {i > 0 && <Button appearance="subtle" icon={<ArrowUpRegular />} aria-label={`Move question ${i + 1} up`} onClick={() => swap(i, -1)} />}
              {i < questions.length - 1 && (
                <Button appearance="subtle" icon={<ArrowDownRegular />} aria-label={`Move question ${i + 1} down`} onClick={() => swap(i, 1)} />
              )}
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={`Remove question ${i + 1}`}
                onClick={() => set({ questions: questions.filter((_, at) => at !== i) })}
              >
                Remove
              </Button>
            </span>
          }
        >
          <TextField label="Question" required value={it.text} onChange={(text) => change(i, { text })} />
          <SelectField label="Answer" value={it.kind} onChange={(kind) => change(i, { kind })} options={KINDS} />
          {(it.kind === 'one' || it.kind === 'many') && (
            <LongTextField label="Choices" required hint="One a line" max={4096} value={it.choices} onChange={(choices) => change(i, { choices })} />
          )}
          <SwitchField label="Must be answered" value={it.isRequired} onChange={(isRequired) => change(i, { isRequired })} />
          <SwitchField
            label="The answer can be changed later"
            value={it.isAnswerEditable}
            onChange={(isAnswerEditable) => change(i, { isAnswerEditable })}
          />
        </Section>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={() => set({ questions: [...questions, NEW_QUESTION] })}>
          Add a question
        </Button>
      </div>
    </>
  );
}
