import { type ReactNode, useState } from 'react';
import { Progress } from './Progress';

/** One of many that was refused, and why. */
export interface Refusal<T> {
  it: T;
  problem: unknown;
}

interface Many<T> {
  /** Answers who was refused; when there was but one and it was refused, fails as that did. */
  run: (all: readonly T[]) => Promise<Refusal<T>[]>;
  refused: Refusal<T>[];
  /** How far it is, where there are several. */
  progress: ReactNode;
}

/**
 * Does the same for many, a few at a time, and shows how far it is; what is refused does not stop the others.
 *
 * @param label what has happened to those that are done: “Assigned”
 */
export function useMany<T>(label: string, each: (it: T) => Promise<unknown>): Many<T> {
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
        } catch (problem) {
          refused.push({ it, problem });
        }
        done++;
        setState({ done, of: all.length, refused: [...refused] });
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    if (refused.length === 1 && all.length === 1) {
      throw refused[0]?.problem;
    }
    return refused;
  };
  return { run, refused: state.refused, progress: state.of > 1 && <Progress done={state.done} of={state.of} label={label} /> };
}
