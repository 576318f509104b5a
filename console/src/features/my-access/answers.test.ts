import { expect, test } from 'vitest';
import type { AccessPackageMultipleChoiceQuestion, AccessPackageTextInputQuestion } from '../../graph/types.gen';
import { answersOf, localized, mistake, toggled } from './answers';

const centre = {
  '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion',
  id: 'q1',
  text: 'Cost centre',
  isRequired: true,
  localizations: [],
  isSingleLineQuestion: true,
  regexPattern: '[0-9]{4}',
} as unknown as AccessPackageTextInputQuestion;

const figures = {
  '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
  id: 'q2',
  text: 'Which figures?',
  isRequired: false,
  localizations: [],
  isMultipleSelectionAllowed: true,
  choices: [
    { actualValue: 'ops', text: 'Operations' },
    { actualValue: 'fin', text: 'Finance' },
    { actualValue: 'crew', text: null },
  ],
} as unknown as AccessPackageMultipleChoiceQuestion;

test('answers carry values for the policy and words for the approver, and leave out what is empty', () => {
  expect(answersOf([centre, figures], { q1: ' 1234 ', q2: 'ops;crew' })).toEqual([
    {
      '@odata.type': '#microsoft.graph.accessPackageAnswerString',
      value: '1234',
      displayValue: '1234',
      answeredQuestion: { '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion', id: 'q1' },
    },
    {
      '@odata.type': '#microsoft.graph.accessPackageAnswerString',
      value: 'ops;crew',
      displayValue: 'Operations, crew',
      answeredQuestion: { '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion', id: 'q2' },
    },
  ]);
  expect(answersOf([centre, figures], { q1: '  ' })).toEqual([]);
});

test('several choices stand in the order of the question', () => {
  expect(toggled(figures, 'crew', 'ops', true)).toBe('ops;crew');
  expect(toggled(figures, 'ops;crew', 'ops', false)).toBe('crew');
});

test('a required answer is missed, and a pattern must match the whole of it', () => {
  expect(mistake(centre, '')).toBe('Answer: Cost centre');
  expect(mistake(centre, '12345')).toContain('[0-9]{4}');
  expect(mistake(centre, '1234')).toBeUndefined();
  expect(mistake(figures, '')).toBeUndefined();
  expect(mistake({ ...centre, regexPattern: '(?<' }, 'x')).toBeUndefined();
});

test('a question is asked in the language of the reader where it was translated', () => {
  const translations = [
    { languageCode: 'de', text: 'Kostenstelle' },
    { languageCode: 'pt-BR', text: 'Centro de custo' },
  ];
  expect(localized('Cost centre', translations, 'de-AT')).toBe('Kostenstelle');
  expect(localized('Cost centre', translations, 'pt-br')).toBe('Centro de custo');
  expect(localized('Cost centre', translations, 'fr')).toBe('Cost centre');
});
