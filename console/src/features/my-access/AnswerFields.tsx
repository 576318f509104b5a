import type { AccessPackageQuestion } from '../../graph/types.gen';
import { AnswerField } from './AnswerField';

interface Props {
  of: readonly AccessPackageQuestion[];
  /** By the id of the question. */
  answers: Record<string, string>;
  change: (answers: Record<string, string>) => void;
}

/** The questions of a policy, one below the other. */
export function AnswerFields({ of, answers, change }: Props) {
  return of.map((it) => (
    <AnswerField key={it.id} question={it} value={answers[it.id] ?? ''} onChange={(answer) => change({ ...answers, [it.id]: answer })} />
  ));
}
