import { MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { GraphProblem, inWords } from '../graph/problem';
import { Progress } from './Progress';

/** One of many that was refused, and why. */
export interface Refusal<T> {
  it: T;
  problem: unknown;
}

interface Many<T> {
  /** Answers who was refused; when there was but one and it was refused, fails as that did. */
  run: (all: readonly T[]) => Promise<Refusal<T>[]>;
  /** Who was refused, and why. */
  refusals: ReactNode;
  /** How far it is, where there are several. */
  progress: ReactNode;
}

/** Of more only the number is told: they mostly have one cause. */
const MOST_TOLD = 10;

/**
 * Does the same for many, a few at a time, and shows how far it is; what is refused does not stop the others.
 *
 * @param label what has happened to those that are done: “Assigned”
 * @param name what one of them is called, where it was refused
 */
export function useMany<T>(label: string, each: (it: T) => Promise<unknown>, name: (it: T) => string): Many<T> {
  const [state, setState] = useState<{ done: number; of: number; refused: Refusal<T>[] }>({ done: 0, of: 0, refused: [] });
  const run = async (all: readonly T[]): Promise<Refusal<T>[]> => {
    const refused: Refusal<T>[] = [];
    let done = 0;
    setState({ done, of: all.length, refused: [] });
    const queue = [...all];
    const work = async () => {
      for (let it = queue.shift(); it !== undefined; it = queue.shift()) {
        try {
          await each(it);
          done++;
        } catch (problem) {
          refused.push({ it, problem });
        }
        setState({ done, of: all.length, refused: [...refused] });
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    if (refused.length === 1 && all.length === 1) {
      throw refused[0]?.problem;
    }
    return refused;
  };
  return {
    run,
    refusals: state.of > 1 && state.refused.length > 0 && <Refusals of={state.refused} name={name} />,
    progress: state.of > 1 && <Progress done={state.done} of={state.of} label={label} />,
  };
}

function Refusals<T>({ of, name }: { of: readonly Refusal<T>[]; name: (it: T) => string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <ul style={{ margin: 0, paddingInlineStart: tokens.spacingHorizontalL }}>
          {of.slice(0, MOST_TOLD).map(({ it, problem }, i) => (
            <li key={`${i} ${name(it)}`}>
              {name(it)}: {inWords(problem)}{' '}
              {problem instanceof GraphProblem && problem.requestId && (
                <Text size={200} style={{ wordBreak: 'break-all' }}>
                  Request id {problem.requestId}
                </Text>
              )}
            </li>
          ))}
          {of.length > MOST_TOLD && <li>and {(of.length - MOST_TOLD).toLocaleString()} more</li>}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
